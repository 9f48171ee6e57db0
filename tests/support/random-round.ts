import fc from 'fast-check';
import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Command, SystemCommand } from '#features/rounds/engine/commands.ts';
import type { LoggedEvent } from '#features/rounds/engine/events.ts';
import { defaultFormat } from '#features/rounds/engine/formats.ts';
import { codevAsync12 } from '#features/rounds/engine/formats/codev-async.ts';
import { evolve } from '#features/rounds/engine/evolve.ts';
import type {
	Contribution,
	DecideContext,
	PersonId,
	RoundState,
} from '#features/rounds/engine/round.ts';
import type { ContributionType } from '#features/rounds/engine/template.ts';
import { aTemplate } from './round-template.ts';
import {
	anOpening,
	attempt,
	aText,
	bobsEarlierAction,
	everyone,
	facilitatorOf,
	start,
	stranger,
} from './table.ts';

/** Numbers from which a move is made: what, by whom, about which, how much later, how far behind. */
export type Draw = {
	what: number;
	who: number;
	one: number;
	two: number;
	laterMs: number;
	behind: number;
	/** Tries exactly this, however wrong; otherwise the next thing that is allowed. */
	isBold: boolean;
};

export type Plan = { stepsAhead: number; templateRank: number; draws: Draw[] };

/** A command somebody gave, and what it led to. */
export type Move = {
	command: Command | SystemCommand;
	by: PersonId | null;
	context: DecideContext;
	before: RoundState;
	logged: LoggedEvent[];
	after: RoundState;
};

export type Held = { opening: LoggedEvent; first: RoundState; moves: Move[] };

// Without bias: fast-check prefers small numbers, and would give the first commands most of the time.
const number = fc.noBias(fc.nat(10_000));

const draw: fc.Arbitrary<Draw> = fc.record({
	what: number,
	who: number,
	one: number,
	two: number,
	laterMs: fc.oneof(fc.nat(2_000), fc.nat(15_000), fc.noBias(fc.nat(500_000))),
	behind: fc.noBias(fc.nat(3)),
	isBold: number.map((chance) => chance % 6 === 0),
});

const templates = [
	aTemplate(),
	aTemplate(),
	aTemplate({ clock: 'none' }),
	defaultFormat,
	codevAsync12,
];

export const aPlan = (moves: number): fc.Arbitrary<Plan> =>
	fc.record({
		stepsAhead: fc.noBias(fc.integer({ min: -2, max: 7 })),
		templateRank: number,
		draws: fc.array(draw, { minLength: 1, maxLength: moves, size: 'max' }),
	});

/** Holds the round that these numbers make: to a step of its own, then one move after another. */
export function hold({ stepsAhead, templateRank, draws }: Plan): Held {
	const template = pick(templates, templateRank);
	const opening = anOpening(template && { template });
	const first = evolve(null, opening);
	const moves: Move[] = [];
	const state = () => moves.at(-1)?.after ?? first;
	const facilitate = (command: Command) =>
		moves.push(make(state(), command, facilitatorOf(first), { now: start }));
	if (stepsAhead >= 0) {
		for (const by of everyone) {
			moves.push(make(state(), { type: 'sit', place: 'room' }, by, { now: start }));
		}
		facilitate({ type: 'start' });
	}
	for (let step = 0; step < stepsAhead; step++) facilitate({ type: 'advance' });
	let now = start;
	for (const drawn of draws) {
		now += drawn.laterMs;
		moves.push(drawn.isBold ? makeBold(state(), drawn, now) : makeAllowed(state(), drawn, now));
	}
	return { opening, first, moves };
}

function make(
	before: RoundState,
	command: Command | SystemCommand,
	by: PersonId | null,
	{ now, ...rest }: Pick<DecideContext, 'now'> & Partial<DecideContext>,
): Move {
	const context = { now, facilitatorAwayMs: 0, expected: null, ...rest };
	const { logged, after } = attempt(before, command, { by, at: now, ...context });
	return { command, by, context, before, logged, after };
}

function makeBold(state: RoundState, drawn: Draw, now: Instant): Move {
	const context = { now, facilitatorAwayMs: awayMs(drawn), expected: behind(state, drawn) };
	return make(state, aCommand(state, drawn), anybody(drawn), context);
}

/** Goes on from what was drawn to the first thing that somebody may do. */
function makeAllowed(state: RoundState, drawn: Draw, now: Instant): Move {
	for (let turn = 0; turn < 12; turn++) {
		const next = { ...drawn, what: drawn.what + turn, two: drawn.two + turn };
		const command = aCommand(state, next);
		const isTheEnd = command.type === 'close' || command.type === 'cancel';
		if (isTheEnd && drawn.one % 4 > 0) continue;
		for (let seat = 0; seat <= everyone.length; seat++) {
			const by = pick([...everyone, null], drawn.who + seat) ?? null;
			const context = { now, facilitatorAwayMs: awayMs(drawn), expected: seenBy(by, state, drawn) };
			const move = make(state, command, by, context);
			if (move.logged.length > 0) return move;
		}
	}
	return makeBold(state, drawn, now);
}

/** What somebody attentive had seen; a writer may be one step late. */
function seenBy(by: PersonId | null, state: RoundState, drawn: Draw): DecideContext['expected'] {
	if (by === facilitatorOf(state)) return { seq: state.seq };
	return { epoch: drawn.behind === 1 ? state.epoch - 1 : state.epoch };
}

const awayMs = ({ two, laterMs }: Draw) => (two % 3 === 0 ? laterMs : 0);

function behind(state: RoundState, { who, behind: by }: Draw): DecideContext['expected'] {
	return who % 2 ? { epoch: state.epoch - by } : { seq: state.seq - by };
}

function anybody({ who }: Draw): PersonId | null {
	const people = [...everyone, stranger, null];
	return people[who % people.length] ?? null;
}

const pick = <Item>(items: readonly Item[], index: number): Item | undefined =>
	items[index % items.length];

function aCommand(state: RoundState, drawn: Draw): Command | SystemCommand {
	return commands[pick(types, drawn.what) ?? 'advance'](state, drawn);
}

/** A type that this step, or the one before, takes from somebody. */
function aType({ template, step }: RoundState, { two, behind: by }: Draw): ContributionType {
	const { client = [], consultant = [] } = template.steps[step - (by === 1 ? 1 : 0)]?.writes ?? {};
	return pick([...client, ...consultant, 'lead' as const], two) ?? 'lead';
}

const aPerson = ({ one }: Draw) => pick([...everyone, stranger], one) ?? stranger;

/** One of those the command is about, where there are any. */
function aContribution(
	{ contributions }: RoundState,
	{ one, isBold }: Draw,
	isMeant: (contribution: Contribution) => boolean = () => true,
) {
	const meant = isBold ? contributions : contributions.filter(isMeant);
	return pick(meant, one)?.id ?? asId<'contribution'>('unknown');
}

// Every text of a round has a name of its own, so that one who should not have it is told apart.
const freshText = (state: RoundState, { two, laterMs }: Draw) =>
	aText(`secret-${state.seq}-${two}-${laterMs}`, two % 40 === 0 ? ' ' : 'Un texte.');

type CommandName = (Command | SystemCommand)['type'];

type Builder = (state: RoundState, drawn: Draw) => Command | SystemCommand;
type Builders = Record<CommandName, Builder>;

const commands: Builders = {
	sit: (_, { two }) => ({ type: 'sit', place: two % 2 ? 'room' : 'remote' }),
	'name-client': (_, drawn) => ({ type: 'name-client', person: aPerson(drawn) }),
	'assign-duty': (_, drawn) => ({
		type: 'assign-duty',
		person: aPerson(drawn),
		duty: pick(['co-facilitator', 'time-keeper', 'secretary', null] as const, drawn.two) ?? null,
	}),
	start: () => ({ type: 'start' }),
	cancel: () => ({ type: 'cancel' }),
	advance: () => ({ type: 'advance' }),
	'go-back': () => ({ type: 'go-back' }),
	undo: () => ({ type: 'undo' }),
	pause: () => ({ type: 'pause' }),
	resume: () => ({ type: 'resume' }),
	extend: (_, { two }) => ({ type: 'extend', minutes: pick([1, 2, 5] as const, two) ?? 1 }),
	'set-listening': (_, { two }) => ({
		type: 'set-listening',
		listening: two % 2 ? 'strict' : 'active',
	}),
	'raise-hand': () => ({ type: 'raise-hand' }),
	'lower-hand': ({ floor }, drawn) => ({
		type: 'lower-hand',
		person: pick(floor.hands, drawn.two) ?? aPerson(drawn),
	}),
	'give-floor': (_, drawn) => ({ type: 'give-floor', person: aPerson(drawn) }),
	'take-back-floor': () => ({ type: 'take-back-floor' }),
	'pass-floor': () => ({ type: 'pass-floor' }),
	'start-go-round': () => ({ type: 'start-go-round' }),
	'stop-go-round': () => ({ type: 'stop-go-round' }),
	write: (state, drawn) => ({
		type: 'write',
		contribution: asId<'contribution'>(`contribution-${state.seq}`),
		as: aType(state, drawn),
		text: freshText(state, drawn),
		...(drawn.one % 3 ? {} : { isPrivate: drawn.one % 2 === 0 }),
	}),
	edit: (state, drawn) => ({
		type: 'edit',
		contribution: aContribution(state, drawn),
		text: freshText(state, drawn),
	}),
	withdraw: (state, drawn) => ({ type: 'withdraw', contribution: aContribution(state, drawn) }),
	share: (state, drawn) => ({
		type: 'share',
		contribution: aContribution(state, drawn, ({ veil }) => veil === 'private'),
	}),
	reveal: () => ({ type: 'reveal' }),
	'accept-late': (state, drawn) => ({
		type: 'accept-late',
		contribution: aContribution(state, drawn, ({ veil }) => veil === 'late'),
	}),
	answer: (state, drawn) => ({
		type: 'answer',
		contribution: aContribution(state, drawn, ({ type }) => type === 'question'),
		text: freshText(state, drawn),
	}),
	keep: (state, drawn) => ({
		type: 'keep',
		contribution: aContribution(state, drawn),
		isKept: drawn.two % 3 > 0,
	}),
	vote: (state, drawn) => ({
		type: 'vote',
		vote: asId<'vote'>(`vote-${state.seq}`),
		subject: aContribution(state, drawn, ({ type }) => type === 'subject'),
	}),
	'reveal-votes': () => ({ type: 'reveal-votes' }),
	'publish-contract': (state, drawn) => ({
		type: 'publish-contract',
		text: freshText(state, drawn),
	}),
	'set-action': (state, drawn) => ({
		type: 'set-action',
		action: pick(state.actions, drawn.one)?.id ?? asId<'action'>(`action-${state.seq}`),
		what: freshText(state, drawn),
		withWhom: null,
		due: '2026-12-04',
		indicator: null,
	}),
	'remove-action': (state, { one }) => ({
		type: 'remove-action',
		action: pick(state.actions, one)?.id ?? asId<'action'>('unknown'),
	}),
	'report-action': (_, { two }) => ({
		type: 'report-action',
		action: bobsEarlierAction,
		status: pick(['done', 'partly', 'not-yet', 'no-longer-relevant'] as const, two) ?? 'done',
	}),
	ask: (_, { two }) => ({ type: 'ask', what: two % 2 ? 'pause' : 'minute' }),
	'dismiss-ask': (state, { one }) => {
		const asked = pick(state.asks, one);
		return {
			type: 'dismiss-ask',
			person: asked?.by ?? stranger,
			what: asked?.what ?? 'pause',
		};
	},
	'answer-pulse': () => ({ type: 'answer-pulse', answers: [5, 4, 3] }),
	'hand-over': (_, drawn) => ({ type: 'hand-over', to: aPerson(drawn) }),
	'take-over': () => ({ type: 'take-over' }),
	close: () => ({ type: 'close' }),
	expire: ({ clock }, { one }) => ({
		type: 'expire',
		version: clock.status === 'stopped' ? one : clock.version - (one % 4 === 0 ? 1 : 0),
	}),
};

const often: CommandName[] = [
	'write',
	'write',
	'write',
	'edit',
	'withdraw',
	'share',
	'keep',
	'vote',
];
const rare: CommandName[] = [
	'undo',
	'undo',
	'reveal',
	'reveal-votes',
	'accept-late',
	'remove-action',
];
const names: string[] = Object.keys(commands);
const isName = (name: string): name is CommandName => names.includes(name);
const types: CommandName[] = [...names.filter(isName), ...often, ...often, ...rare];
