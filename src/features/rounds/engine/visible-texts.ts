import type { RoundEvent } from './events.ts';
import type { RoundState, TextId } from './round.ts';

/** Every text named by a state or an event. Of a projected one: those its viewer may read. */
export function visibleTexts(from: RoundState | RoundEvent): TextId[] {
	const ids = 'type' in from ? textsOfEvent(from) : textsOfState(from);
	return ids.filter((id) => id !== null);
}

function textsOfState(state: RoundState): (TextId | null)[] {
	const { contributions, contract, actions, earlierActions } = state;
	return [
		...contributions.flatMap(({ text, answer }) => [text, answer?.text ?? null]),
		...contract.map(({ text }) => text),
		...actions.flatMap(({ what, withWhom, indicator }) => [what, withWhom, indicator]),
		...earlierActions.map(({ what }) => what),
	];
}

function textsOfEvent(event: RoundEvent): (TextId | null)[] {
	switch (event.type) {
		case 'round-opened':
			return event.earlierActions.map(({ what }) => what);
		case 'contribution-written':
		case 'contribution-edited':
		case 'question-answered':
		case 'contract-published':
			return [event.text];
		case 'contributions-opened':
			return event.contributions.map(({ text }) => text);
		case 'action-set':
			return [event.action.what, event.action.withWhom, event.action.indicator];
		default:
			return [];
	}
}
