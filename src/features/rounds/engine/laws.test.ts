import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlan, hold, type Held, type Move } from '#tests/support/random-round.ts';
import { everyone } from '#tests/support/table.ts';
import { decide } from './decide.ts';
import type { LoggedEvent, RoundEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { stepAfter, stepBefore } from './path.ts';
import { project, projectEvent } from './project.ts';
import { limits, type PersonId, type RoundState } from './round.ts';
import { sights } from './sights.ts';
import { timesHeld } from './timing.ts';

// The laws of realtime.md, over rounds held at random: everybody tries everything, at any time, late or not.

const plans = aPlan(40);
const sample = { seed: 2026, numRuns: 150 };
const rounds = fc.sample(plans, sample).map(hold);

/** The same rounds serve every law; one that breaks a law is found again and made as short as it gets. */
function always(law: (held: Held) => void): void {
	try {
		rounds.forEach(law);
	} catch {
		fc.assert(
			fc.property(plans, (plan) => law(hold(plan))),
			sample,
		);
	}
}

const logOf = ({ opening, moves }: Held): LoggedEvent[] => [
	opening,
	...moves.flatMap(({ logged }) => logged),
];

const lastOf = ({ first, moves }: Held): RoundState => moves.at(-1)?.after ?? first;

test('these rounds reach every event', () => {
	const reached = new Set<string>(['withheld']);
	always((held) => logOf(held).forEach(({ event }) => reached.add(nameOf(event))));
	const missing = everyEvent.filter((name) => !reached.has(name));
	expect(missing).toEqual([]);
});

const everyEvent: string[] = [
	...Object.keys(sights).filter((type) => type !== 'contributions-opened'),
	...['late', 'private', 'until-revealed', 'null'].map((veil) => `contribution-written ${veil}`),
	...['revealed', 'shared', 'accepted'].map((reason) => `contributions-opened ${reason}`),
].filter((type) => type !== 'contribution-written');

function nameOf(event: RoundEvent): string {
	if (event.type === 'contribution-written') return `${event.type} ${event.veil}`;
	return event.type === 'contributions-opened' ? `${event.type} ${event.reason}` : event.type;
}

test('I3: positions in the log have no gap, and the state carries the last one', () => {
	always((held) => {
		const log = logOf(held);
		expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
		expect(lastOf(held).seq).toBe(log.length);
	});
});

test('I4: the fold of the log is the state, through JSON too', () => {
	always((held) => {
		const stored: LoggedEvent[] = JSON.parse(JSON.stringify(logOf(held)));
		const folded = stored.reduce<RoundState | null>(evolve, null);
		expect(folded).toStrictEqual(lastOf(held));
		expect(JSON.parse(JSON.stringify(folded))).toStrictEqual(folded);
	});
});

test('I5: only legal transitions, one change of step per command, which only the facilitator gives', () => {
	always(({ moves }) => moves.forEach(expectLegal));
});

function expectLegal({ before, after, logged, by }: Move): void {
	const steps = logged.filter(({ event }) => event.type.startsWith('step-') && 'step' in event);
	expect(steps.length).toBeLessThanOrEqual(1);
	expect(after.epoch).toBe(before.epoch + steps.length);
	const event = steps[0]?.event;
	if (!event) expect(after.step).toBe(before.step);
	else expect(roleOf(before, by)).toBe('facilitator');
	if (event?.type === 'step-started') {
		const expected =
			event.reason === 'go-back' ? stepBefore(before, before.step) : stepAfter(before, before.step);
		expect(after.step).toBe(expected);
		expect(after.status).toBe('running');
	}
	if (event?.type === 'step-restored') expect(after.step).toBe(before.undoable?.step);
	if (before.status === 'closed' || before.status === 'cancelled') expect(logged).toEqual([]);
}

const roleOf = ({ participants }: RoundState, person: PersonId | null) =>
	participants.find((participant) => participant.person === person)?.role;

test('there is one facilitator and one client, at every moment', () => {
	always(({ moves }) => {
		const roles = moves.flatMap(({ after }) => after.participants.map(({ role }) => role));
		expect(roles.filter((role) => role === 'facilitator')).toHaveLength(moves.length);
		expect(roles.filter((role) => role === 'client')).toHaveLength(moves.length);
	});
});

test('what is the client’s or anybody’s own stays so: the contract, and three actions each', () => {
	always((held) => {
		const { contract, actions, participants } = lastOf(held);
		const client = participants.find(({ role }) => role === 'client')?.person;
		expect(contract.every(({ by }) => by === client)).toBe(true);
		for (const person of everyone) {
			const own = actions.filter(({ owner }) => owner === person);
			expect(own.length).toBeLessThanOrEqual(limits.actionsPerPerson);
		}
	});
});

test('the time held by all steps is the time that went by, pauses left out', () => {
	always((held) => {
		const { closedAt, startedAt, records, ...state } = lastOf(held);
		if (closedAt === null || startedAt === null) return;
		const paused = records.map(({ pausedMs }) => pausedMs);
		const real = timesHeld({ ...state, closedAt, startedAt, records }).map(({ realMs }) => realMs);
		const total = [...real, ...paused].reduce((sum, ms) => sum + ms, 0);
		expect(total).toBe(closedAt - startedAt);
	});
});

test('I6: what somebody may not see is in nothing they receive', () => {
	always(({ moves }) => {
		const secrets: Secrets = { authors: new Map(), gone: new Set() };
		for (const move of moves) {
			const { logged, after } = move;
			for (const one of logged) learn(secrets, one, move);
			for (const person of everyone) {
				const seen = project(after, { person });
				const events = logged.map((one) => projectEvent(one, { person }, after));
				expectNoSecret(JSON.stringify([{ ...seen, template: null }, events]), person, secrets);
				expectOnlyOwn(seen, person);
				const isFacilitator = roleOf(after, person) === 'facilitator';
				const mirror = /"ms":|"talkMs":{"/.test(JSON.stringify([seen.floor, events]));
				if (mirror && !isFacilitator) expect.fail(`${person} sees the facilitator’s mirror`);
			}
		}
	});
});

/** Kept apart from the engine’s own state: whose secret each text is, and which were taken back. */
type Secrets = { authors: Map<string, PersonId>; gone: Set<string> };

function learn({ authors, gone }: Secrets, { event, actor }: LoggedEvent, move: Move): void {
	const find = ({ contributions }: RoundState, wanted: string) =>
		contributions.find(({ id }) => id === wanted);
	if (event.type === 'contribution-written' || event.type === 'contribution-edited') {
		const isVeiled = find(move.after, event.id)?.veil !== null;
		if (isVeiled && event.text && actor) authors.set(event.text, actor);
	} else if (event.type === 'contributions-opened') {
		for (const { text } of event.contributions) authors.delete(text ?? '');
	} else if (event.type === 'contribution-withdrawn') {
		const { text, answer } = find(move.before, event.id) ?? {};
		for (const id of [text, answer?.text]) if (id) gone.add(id);
	}
}

function expectNoSecret(seen: string, person: PersonId, { authors, gone }: Secrets): void {
	for (const [text] of seen.matchAll(/secret-[^"]+/g)) {
		const author = authors.get(text) ?? person;
		if (author !== person || gone.has(text)) expect.fail(`${person} receives ${text}`);
	}
}

function expectOnlyOwn(seen: RoundState, person: PersonId): void {
	const isFacilitator = roleOf(seen, person) === 'facilitator';
	const authors = seen.contributions
		.filter(({ veil }) => veil !== null)
		.map(({ author }) => author);
	const asking = isFacilitator ? [] : seen.asks.map(({ by }) => by);
	const voting = seen.votes.map(({ by }) => by);
	const choosing = seen.votes.filter(({ subject }) => subject !== null).map(({ by }) => by);
	const people = [
		...seen.kept.map(({ by }) => by),
		...seen.pulseBy,
		...authors,
		...asking,
		...voting,
		...(seen.areVotesRevealed ? [] : choosing.map((by) => by ?? 'somebody')),
	];
	const isOwn = people.every((one) => one === null || one === person);
	if (!isOwn) expect.fail(`${person} sees what is between others: ${people.join()}`);
}

test('I7: what each one sees, moved by the events each one receives, is what each one should see', () => {
	always(({ first, moves }) => {
		for (const person of everyone) {
			let seen = project(first, { person });
			for (const { logged, before } of moves) {
				let after = before;
				for (const one of logged) {
					after = evolve(after, one);
					seen = evolve(seen, projectEvent(one, { person }, after));
					const expected = project(after, { person });
					if (!isDeepStrictEqual(seen, expected)) expect(seen).toStrictEqual(expected);
				}
			}
		}
	});
});

test('an event that hides nothing from its viewer is sent as the very same object', () => {
	always(({ moves }) => {
		for (const { logged, after } of moves) {
			for (const one of logged) {
				for (const person of everyone) {
					const seen = projectEvent(one, { person }, after);
					if (seen !== one && isDeepStrictEqual(seen, one)) expect(seen).toBe(one);
				}
			}
		}
	});
});

test('the browser, which knows less, never refuses what the server would accept', () => {
	always(({ moves }) => {
		for (const { command, by, context, before, logged } of moves) {
			if (logged.length === 0 || by === null) continue;
			const local = decide(project(before, { person: by }), command, { person: by }, context);
			if (!local.ok) expect.fail(`${command.type} is refused to ${by}: ${local.refusal}`);
		}
	});
});

test('the version of the clock grows at each change, so that a deadline fires once', () => {
	always(({ moves }) => {
		const versions = moves.flatMap(({ before: { clock: before }, after: { clock } }) => {
			return clock.status === 'stopped' || clock === before ? [] : clock.version;
		});
		expect(new Set(versions).size).toBe(versions.length);
		expect(versions).toEqual(versions.toSorted((one, other) => one - other));
	});
});

test('the state before an event is left as it was', () => {
	always((held) => {
		let state = freeze(held.first);
		for (const one of logOf(held).slice(1)) state = freeze(evolve(state, freeze(one)));
	});
});

function freeze<Value>(value: Value): Value {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	Object.values(value).forEach(freeze);
	return Object.freeze(value);
}
