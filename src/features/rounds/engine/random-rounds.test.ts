import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { everyone, Story, text } from '#tests/support/engine.ts';
import type { Command } from './commands.ts';
import { evolve } from './evolve.ts';
import { formats } from './formats.ts';
import { project, projectEvent } from './project.ts';
import type { Contribution, PersonId, RoundState } from './round.ts';
import { timesHeld } from './timing.ts';

type Wish = {
	by: PersonId;
	about: PersonId;
	rank: number;
	kind: number;
	waitMs: number;
	/** Sent with a step in mind that is no longer the one under way. */
	isStale: boolean;
};

const wishes = fc.array(
	fc.record<Wish>({
		by: fc.constantFrom(...everyone),
		about: fc.constantFrom(...everyone),
		rank: fc.nat(11),
		kind: fc.nat(99),
		waitMs: fc.constantFrom(0, 700, 4_000, 65_000, 200_000),
		isStale: fc.nat(9).map((n) => n === 0),
	}),
	{ minLength: 40, maxLength: 120 },
);
const types = [
	'question',
	'lead',
	'feeling',
	'learning',
	'takeaway',
	'subject',
	'presentation',
	'adjustment',
] as const;

/** What somebody might ask for: mostly possible, often not theirs to ask. */
function commandOf({ about, rank, kind }: Wish, { contributions, actions }: RoundState, n: number) {
	const known = contributions[rank % Math.max(1, contributions.length)];
	const contribution = known?.id ?? asId<'contribution'>('none');
	const action = actions[rank % Math.max(1, actions.length)]?.id ?? asId<'action'>(`action-${n}`);
	const write = {
		type: 'write',
		contribution: asId<'contribution'>(`c${n}`),
		as: types[rank % types.length] ?? 'question',
		text: text(`corps ${n}`, `t${n}`),
		isPrivate: rank % 3 === 0,
	} as const;
	const all: Command[] = [
		...[write, write, write, write, write, write],
		{ type: 'advance' },
		{ type: 'advance' },
		{ type: 'go-back' },
		{ type: 'undo' },
		{ type: 'pause' },
		{ type: 'resume' },
		{ type: 'extend', minutes: 2 },
		{ type: 'raise-hand' },
		{ type: 'raise-hand' },
		{ type: 'lower-hand' },
		{ type: 'give-floor', person: about },
		{ type: 'give-floor', person: about },
		{ type: 'take-back-floor' },
		{ type: 'pass-floor' },
		{ type: 'start-go-round' },
		{ type: 'stop-go-round' },
		{ type: 'edit', contribution, text: text(`corrigé ${n}`, `e${n}`) },
		{ type: 'withdraw', contribution },
		{ type: 'share', contribution },
		{ type: 'reveal' },
		{ type: 'accept-late', contribution },
		{ type: 'answer', contribution, text: text(`réponse ${n}`, `r${n}`) },
		{ type: 'keep', contribution, isKept: rank % 2 === 0 },
		{ type: 'vote', vote: asId<'vote'>(`v${n}`), subject: contribution },
		{ type: 'reveal-votes' },
		{ type: 'publish-contract', text: text(`contrat ${n}`, `k${n}`) },
		{
			type: 'set-action',
			...{ action, what: text(`quoi ${n}`, `w${n}`), withWhom: null, due: null, indicator: null },
		},
		{ type: 'remove-action', action },
		{ type: 'report-action', action: asId<'action'>('earlier'), status: 'partly' },
		{ type: 'ask', what: rank % 2 === 0 ? 'pause' : 'minute' },
		{ type: 'dismiss-ask', person: about, what: 'pause' },
		{ type: 'answer-pulse', answers: [5, 4, 3] },
		{ type: 'hand-over', to: about },
		{ type: 'take-over' },
		{ type: 'set-listening', listening: rank % 2 === 0 ? 'strict' : 'active' },
		{ type: 'close' },
	];
	return all[kind % all.length] ?? { type: 'raise-hand' as const };
}

const templates = ['codev-90', ...[...formats.keys()].slice(1, 6)].map((key) => formats.get(key));

type Law = (story: Story, before: RoundState) => void;

/** Plays random wishes from a random step on, and looks at the law after each that was granted. */
function play(list: Wish[], rank: number, law: Law) {
	const story = new Story({ template: templates[rank % templates.length] ?? undefined });
	story.does({ type: 'start' });
	for (let step = 0; step < rank % 8; step++) {
		if (story.decision({ type: 'advance' }).ok) story.does({ type: 'advance' });
	}
	for (const [n, wish] of list.entries()) {
		const before = story.after(wish.waitMs).state;
		const expected = { epoch: before.epoch - (wish.isStale ? 1 : 0) };
		const command = commandOf(wish, before, n);
		const from = everyone.indexOf(wish.by);
		// Whoever may: most wishes would otherwise be refused, and prove little.
		const sender = [...everyone.slice(from), ...everyone.slice(0, from)]
			.map((by) => ({ by, expected, facilitatorAwayMs: wish.waitMs }))
			.find((one) => story.decision(command, one).ok);
		if (!sender) continue;
		story.does(command, sender);
		law(story, before);
	}
	return story;
}

const always = (law: (list: Wish[], rank: number) => void, numRuns = 60) =>
	fc.assert(fc.property(wishes, fc.nat(47), law), { numRuns });

test('I3 and I4: the log has no gap, and its fold is the state, through JSON too', () => {
	always((list, rank) => {
		const { log, state } = play(list, rank, () => {});
		expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
		const stored: typeof log = JSON.parse(JSON.stringify(log));
		const folded = stored.reduce<RoundState | null>(evolve, null);
		expect(folded).toEqual(JSON.parse(JSON.stringify(state)));
	});
});

test('I5: a step changes by one legal move at a time, and the epoch counts these moves', () => {
	always((list, rank) => {
		play(list, rank, ({ log, state }, before) => {
			const moves = log.slice(before.seq).filter(({ event }) => event.type.startsWith('step-'));
			const changes = moves.filter(({ event }) => event.type !== 'step-extended');
			expect(changes.length).toBeLessThanOrEqual(1);
			expect(state.epoch).toBe(before.epoch + changes.length);
			if (changes.length === 0) expect(state.step).toBe(before.step);
		});
	});
});

test('I6: nothing a person may not see is in what they are sent', () => {
	always((list, rank) => {
		play(list, rank, ({ log, state }, before) => {
			for (const person of everyone) {
				const hidden = state.contributions.filter((one) => isHidden(one, person));
				const sent = log.slice(before.seq).map((one) => projectEvent(one, { person }, state));
				const received = JSON.stringify([project(state, { person }), sent]);
				for (const { text: id } of hidden) {
					if (id !== null) expect(received).not.toContain(`"${id}"`);
				}
				for (const { event } of sent) {
					if (event.type === 'contribution-kept') expect(event.by).toBe(person);
					if (event.type === 'vote-cast' && event.by !== person) expect(event.subject).toBeNull();
				}
				const seen = project(state, { person });
				for (const { id } of hidden) {
					expect(seen.contributions.find((one) => one.id === id)?.author).toBeNull();
				}
			}
		});
	});
});

test('I7: projecting an event then applying it is applying it then projecting', () => {
	always((list, rank) => {
		play(list, rank, ({ log, state }, before) => {
			for (const person of everyone) {
				const seen = log.slice(before.seq).reduce(
					({ whole, part }, logged) => {
						const after = evolve(whole, logged);
						return { whole: after, part: evolve(part, projectEvent(logged, { person }, after)) };
					},
					{ whole: before, part: project(before, { person }) },
				);
				expect(seen.part).toEqual(project(state, { person }));
			}
		});
	});
});

test('there is always one facilitator and one client, and no more than three actions each', () => {
	always((list, rank) => {
		play(list, rank, ({ state }) => {
			const roles = state.participants.map(({ role }) => role);
			expect(roles.filter((role) => role === 'facilitator')).toHaveLength(1);
			expect(roles.filter((role) => role === 'client')).toHaveLength(1);
			for (const person of everyone) {
				expect(state.actions.filter(({ owner }) => owner === person).length).toBeLessThan(4);
			}
			const client = state.participants.find(({ role }) => role === 'client')?.person;
			expect(state.contract.every(({ by }) => by === client)).toBe(true);
		});
	});
});

test('what the server grants, the person’s own browser would have granted too', () => {
	always((list, rank) => {
		const granted = play(list, rank, () => {});
		const story = Object.assign(new Story(), { state: granted.state, now: granted.now });
		const { epoch } = story.state;
		for (const [n, wish] of list.entries()) {
			const command = commandOf(wish, story.state, list.length + n);
			const sender = { by: wish.by, expected: { epoch } };
			if (!story.decision(command, sender).ok) continue;
			const state = project(story.state, { person: wish.by });
			const own = Object.assign(new Story(), { state, now: story.now });
			expect(own.decision(command, sender)).toMatchObject({ ok: true });
		}
	});
});

test('the time of all steps together is the time that went by, pauses left out', () => {
	always((list, rank) => {
		const { state, now, log } = play(list, rank, () => {});
		if (state.status !== 'closed') return;
		const pausedMs = state.records.reduce((sum, record) => sum + record.pausedMs, 0);
		const realMs = timesHeld(state).reduce((sum, step) => sum + step.realMs, 0);
		expect(realMs + pausedMs).toBe((state.closedAt ?? now) - (log[1]?.at ?? 0));
	});
});

const isHidden = ({ veil, author }: Contribution, person: PersonId) =>
	veil !== null && author !== person;
