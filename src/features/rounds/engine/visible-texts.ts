import type { RoundEvent } from './events.ts';
import type { RoundState, TextId } from './round.ts';

/** The texts a projected state or event names: the only ones that go out with it. */
export function visibleTexts(seen: RoundState | RoundEvent): TextId[] {
	const ids = 'type' in seen ? textsOfEvent(seen) : textsOfState(seen);
	return ids.filter((id) => id !== null);
}

function textsOfState(state: RoundState): (TextId | null)[] {
	return [
		...state.contributions.flatMap(({ text, answer }) => [text, answer?.text ?? null]),
		...state.contract.map(({ text }) => text),
		...state.actions.flatMap(({ what, withWhom, indicator }) => [what, withWhom, indicator]),
		...state.earlierActions.map(({ what }) => what),
	];
}

function textsOfEvent(event: RoundEvent): (TextId | null)[] {
	switch (event.type) {
		case 'contribution-written':
		case 'contribution-edited':
		case 'question-answered':
		case 'contract-published':
			return [event.text];
		case 'contributions-opened':
			return event.contributions.map(({ text }) => text);
		case 'action-set':
			return [event.action.what, event.action.withWhom, event.action.indicator];
		case 'round-opened':
			return event.earlierActions.map(({ what }) => what);
		default:
			return [];
	}
}
