import { asId } from '#kernel/id.ts';
import { codev90 } from '#features/rounds/engine/formats/codev.ts';
import type { Participant, PersonId, Role, RoundState } from '#features/rounds/engine/round.ts';

export const person = (name: string): PersonId => asId<'person'>(name);

export const aParticipant = (name: string, role: Role): Participant => ({
	person: person(name),
	role,
	duties: [],
	seat: { place: 'room', attestedAt: 0 },
});

const step = (kind: string) => codev90.steps.findIndex((each) => each.kind === kind);

/** A round under way at that step, five people at the table, its clock stopped. */
export function aRoundAt(kind: string, changes: Partial<RoundState> = {}): RoundState {
	return {
		id: asId<'round'>('round'),
		group: asId<'group'>('group'),
		number: 7,
		status: 'running',
		seq: 1,
		template: codev90,
		plannedMs: codev90.steps.map(({ length }) => length * 60_000),
		listening: 'strict',
		participants: [
			aParticipant('nadege', 'facilitator'),
			aParticipant('soraya', 'client'),
			aParticipant('youssef', 'consultant'),
			aParticipant('catalina', 'consultant'),
			aParticipant('anahit', 'observer'),
		],
		openedAt: 0,
		startedAt: 0,
		closedAt: null,
		step: step(kind),
		epoch: 1,
		stepStartedAt: 0,
		clock: { status: 'stopped' },
		records: [],
		undoable: null,
		steeredAt: { conduct: 1, floor: 1 },
		floor: { holder: null, since: null, hands: [], goRound: null, spoken: [], talkMs: {} },
		contributions: [],
		contract: [],
		actions: [],
		earlierActions: [],
		votes: [],
		areVotesRevealed: false,
		kept: [],
		asks: [],
		pulseBy: [],
		pulseCount: 0,
		...changes,
	};
}
