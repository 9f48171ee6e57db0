import type { ActionStatus, PersonId, RoundState, TextId } from '../engine/round.ts';
import { timesHeld } from '../engine/timing.ts';
import type { SummarizedRound, Summary, SummaryLine } from './summary.ts';

type Reading = {
	round: SummarizedRound;
	viewer: PersonId;
	read: (id: TextId | null) => string | null;
	nameOf: (id: PersonId | null) => string;
	statusOf: (id: string) => 'open' | ActionStatus;
	pulse: Summary['pulse'];
};

/** Puts words and names on a state that is already what the viewer may see. */
export function assembleSummary(state: RoundState, reading: Reading): Summary {
	const { round, viewer, read, nameOf, statusOf, pulse } = reading;
	const lines = linesOf(state, reading);
	const kept = new Set(state.kept.map(({ contribution }) => contribution));
	const withRole = (role: string) =>
		state.participants.find((participant) => participant.role === role)?.person ?? null;
	return {
		round,
		isClient: withRole('client') === viewer,
		client: nameOf(withRole('client')),
		facilitator: nameOf(withRole('facilitator')),
		people: state.participants.map(({ person, role }) => ({
			...{ id: person, name: nameOf(person), role },
		})),
		contract: state.contract
			.map(({ version, text, at }) => ({ version, text: read(text) ?? '', at }))
			.filter(isThere),
		kept: lines.filter(({ id }) => kept.has(id)),
		takeaways: lines.filter(({ type }) => type === 'takeaway'),
		actions: state.actions.map(({ id, owner, what, withWhom, due, indicator }) => ({
			id,
			owner: nameOf(owner),
			isMine: owner === viewer,
			what: read(what) ?? '',
			withWhom: read(withWhom),
			due,
			indicator: read(indicator),
			status: statusOf(id),
		})),
		learnings: lines.filter(({ type }) => type === 'learning'),
		adjustments: lines.filter(({ type }) => type === 'adjustment'),
		times: timesHeld(state),
		pulse,
	};
}

function linesOf(state: RoundState, { viewer, read, nameOf }: Reading): SummaryLine[] {
	return state.contributions
		.filter(({ text, isWithdrawn }) => text !== null && !isWithdrawn)
		.map(({ id, type, text, author, veil }) => ({
			id,
			type,
			text: read(text) ?? '',
			author: nameOf(author),
			isMine: author === viewer,
			isShared: veil === null,
		}))
		.filter(isThere);
}

/** An erased text is empty: nothing of it is shown, not even that it was there. */
const isThere = ({ text }: { text: string }): boolean => text !== '';
