import { minutes, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Command, NewText, SystemCommand } from '#features/rounds/engine/commands.ts';
import { decide } from '#features/rounds/engine/decide.ts';
import type { Decision } from '#features/rounds/engine/decision.ts';
import type { LoggedEvent } from '#features/rounds/engine/events.ts';
import { evolve } from '#features/rounds/engine/evolve.ts';
import type {
	DecideContext,
	Participant,
	PersonId,
	RoundState,
} from '#features/rounds/engine/round.ts';
import { unitMs } from '#features/rounds/engine/timing.ts';
import type { StepKind, Template } from '#features/rounds/engine/template.ts';
import { aTemplate } from './round-template.ts';

/** The people of the engine's tests, in the order of their seats. */
export const alice = asId<'person'>('alice');
export const bob = asId<'person'>('bob');
export const clara = asId<'person'>('clara');
export const carl = asId<'person'>('carl');
export const dora = asId<'person'>('dora');
export const oscar = asId<'person'>('oscar');
export const stranger = asId<'person'>('stranger');

/** Alice facilitates, Clara is the client, Carl is the co-facilitator, Oscar observes. */
export const seats: Participant[] = [
	{ person: alice, role: 'facilitator', duties: [], seat: null },
	{ person: bob, role: 'consultant', duties: ['time-keeper'], seat: null },
	{ person: clara, role: 'client', duties: [], seat: null },
	{ person: carl, role: 'consultant', duties: ['co-facilitator'], seat: null },
	{ person: dora, role: 'consultant', duties: [], seat: null },
	{ person: oscar, role: 'observer', duties: [], seat: null },
];

export const everyone = seats.map(({ person }) => person);

/** When the round of a test is opened; it starts five minutes later. */
export const opening: Instant = Date.UTC(2026, 10, 24, 14);
export const start: Instant = opening + minutes(5);

export const bobsEarlierAction = asId<'action'>('earlier-bob');

type Shape = {
	template?: Template;
	plannedMs?: number[];
	listening?: 'strict' | 'active';
	participants?: Participant[];
};

export function anOpening(shape: Shape = {}): LoggedEvent {
	const { template = aTemplate(), listening = 'strict', participants = seats } = shape;
	const lengths = template.steps.map(({ length }) => length * unitMs[template.unit]);
	return {
		seq: 1,
		at: opening,
		actor: alice,
		event: {
			type: 'round-opened',
			id: asId<'round'>('round'),
			group: asId<'group'>('group'),
			number: 1,
			template,
			plannedMs: shape.plannedMs ?? lengths,
			listening,
			participants,
			earlierActions: [
				{
					id: bobsEarlierAction,
					owner: bob,
					what: asId<'text'>('earlier-what'),
					due: null,
					status: null,
				},
			],
		},
	};
}

/** A lobby where nobody has sat down yet. */
export const aLobby = (shape: Shape = {}): RoundState => evolve(null, anOpening(shape));

/** A round with everybody seated, one second after it reached that step. */
export function aRunningRound(shape: Shape & { step?: StepKind } = {}): RoundState {
	const lobby = everyone.reduce(
		(state, by) => play(state, { type: 'sit', place: 'room' }, { by, at: start }),
		aLobby(shape),
	);
	let state = play(lobby, { type: 'start' }, { at: start });
	while (shape.step && state.template.steps[state.step]?.kind !== shape.step) {
		state = play(state, { type: 'advance' });
	}
	return state;
}

export type By = {
	/** The facilitator when left out; null for the platform itself. */
	by?: PersonId | null;
	/** One second after the step began when left out. */
	at?: Instant;
	expected?: DecideContext['expected'];
	facilitatorAwayMs?: number;
};

/** Gives a command as that person's browser would, having seen everything. */
export function attempt(
	state: RoundState,
	command: Command | SystemCommand,
	by: By = {},
): { decision: Decision; logged: LoggedEvent[]; after: RoundState } {
	const person = by.by === undefined ? facilitatorOf(state) : by.by;
	const at = by.at ?? nowIn(state);
	const seen = person === facilitatorOf(state) ? { seq: state.seq } : { epoch: state.epoch };
	const decision = decide(
		state,
		command,
		{ person },
		{
			now: at,
			facilitatorAwayMs: by.facilitatorAwayMs ?? 0,
			expected: by.expected === undefined ? seen : by.expected,
		},
	);
	const events = decision.ok ? decision.events : [];
	const logged = events.map((event, index) => ({
		seq: state.seq + index + 1,
		at,
		actor: person,
		event,
	}));
	return { decision, logged, after: logged.reduce<RoundState>(evolve, state) };
}

/** Gives a command that must be accepted; returns the state after it. */
export function play(state: RoundState, command: Command | SystemCommand, by: By = {}): RoundState {
	const { decision, after } = attempt(state, command, by);
	if (!decision.ok) throw new Error(`${command.type} is refused: ${decision.refusal}`);
	return after;
}

/** One second after the step under way began, or after the opening. */
export const nowIn = (state: RoundState): Instant =>
	(state.stepStartedAt ?? state.openedAt) + 1_000;

export function facilitatorOf({ participants }: RoundState): PersonId {
	const found = participants.find(({ role }) => role === 'facilitator');
	if (!found) throw new Error('nobody facilitates');
	return found.person;
}

export const aText = (id: string, body = `Texte ${id}`): NewText => ({
	id: asId<'text'>(id),
	body,
});

/** A contribution named `id`, whose text is named after it. */
export const aWriting = (
	id: string,
	as: Extract<Command, { type: 'write' }>['as'],
	more: { isPrivate?: boolean; body?: string } = {},
): Extract<Command, { type: 'write' }> => ({
	type: 'write',
	contribution: asId<'contribution'>(id),
	as,
	text: aText(`${id}-text`, more.body),
	...(more.isPrivate === undefined ? {} : { isPrivate: more.isPrivate }),
});
