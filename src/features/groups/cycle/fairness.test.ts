import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { exchanged, inOrder, isOver, movedBefore, nextOrder, skipRefusal } from './turns.ts';

type Turn = {
	personId: PersonId;
	position: number;
	takenAt: number | null;
	skippedAt: number | null;
};
type Wish = {
	what: 'take' | 'skip' | 'swap' | 'move' | 'join' | 'leave';
	one: number;
	two: number;
};

/** A group through its cycles, as `cycle.server.ts` keeps it. */
class Group {
	cycle = 1;
	turns: Turn[];
	/** The first cycle that each member takes part in from its beginning. */
	since: Map<PersonId, number>;
	/** How many turns each has taken in each cycle. */
	taken = new Map<string, number>();
	clock = 0;

	constructor(members: PersonId[]) {
		this.turns = planned(members);
		this.since = new Map(members.map((id) => [id, 1]));
	}

	grant({ what, one, two }: Wish): void {
		this.clock++;
		const toCome = this.toCome();
		const members = [...this.since.keys()];
		const [id, other] = [toCome[one % toCome.length], toCome[two % toCome.length]];
		const member = members[one % members.length];
		if (what === 'take' && member) this.take(member);
		if (what === 'skip' && id) this.skip(id);
		if (what === 'swap' && id && other) this.plan(swapped(toCome, id, other));
		if (what === 'move' && id && other) this.plan(movedBefore(toCome, id, other) ?? toCome);
		if (what === 'join') this.join(asId<'person'>(`new ${one % 3}`));
		if (what === 'leave' && member && members.length > 1) this.leave(member);
		if (isOver(this.turns)) this.begin();
	}

	toCome(): PersonId[] {
		return inOrder(this.turns)
			.filter(({ takenAt }) => takenAt === null)
			.map(({ personId }) => personId);
	}

	/** Out of turn, and a second time in the cycle too: who has no turn left is the client all the same. */
	take(id: PersonId): void {
		const turn = this.turns.find(({ personId, takenAt }) => personId === id && takenAt === null);
		if (!turn) return;
		turn.takenAt = this.clock;
		const key = `${id} ${this.cycle}`;
		this.taken.set(key, (this.taken.get(key) ?? 0) + 1);
	}

	skip(id: PersonId): void {
		const toCome = inOrder(this.turns).filter(({ takenAt }) => takenAt === null);
		if (skipRefusal(toCome, id) !== null) return;
		this.plan(movedBefore(this.toCome(), id, null) ?? []);
		for (const turn of this.turns) if (turn.personId === id) turn.skippedAt = this.clock;
	}

	plan(order: PersonId[]): void {
		const positions = inOrder(this.turns)
			.filter(({ takenAt }) => takenAt === null)
			.map(({ position }) => position);
		for (const turn of this.turns) {
			const rank = order.indexOf(turn.personId);
			if (turn.takenAt === null && rank !== -1) turn.position = positions[rank] ?? 0;
		}
	}

	join(id: PersonId): void {
		if (this.since.has(id)) return;
		this.since.set(id, this.cycle + 1);
		if (this.turns.some(({ personId }) => personId === id)) return;
		const position = Math.max(...this.turns.map((turn) => turn.position)) + 1;
		this.turns.push({ personId: id, position, takenAt: null, skippedAt: null });
	}

	leave(id: PersonId): void {
		this.since.delete(id);
		this.turns = this.turns.filter(({ personId, takenAt }) => personId !== id || takenAt !== null);
	}

	begin(): void {
		this.cycle++;
		this.turns = planned(nextOrder(this.turns, [...this.since.keys()]));
	}

	/** How often somebody has been the client in their turn, from that cycle on. */
	count(id: PersonId, from: number): number {
		let sum = 0;
		for (let cycle = from; cycle <= this.cycle; cycle++) {
			sum += this.taken.get(`${id} ${cycle}`) ?? 0;
		}
		return sum;
	}
}

const planned = (ids: PersonId[]): Turn[] =>
	ids.map((personId, position) => ({ personId, position, takenAt: null, skippedAt: null }));

function swapped(toCome: PersonId[], one: PersonId, other: PersonId): PersonId[] {
	const [first, second] = toCome.indexOf(one) < toCome.indexOf(other) ? [one, other] : [other, one];
	return exchanged(toCome, { first, second }) ?? toCome;
}

const members = fc.uniqueArray(
	fc.constantFrom(...[...'abcdefgh'].map((letter) => asId<'person'>(letter))),
	{ minLength: 2 },
);
const wish = fc.record({
	what: fc.constantFrom('take', 'take', 'take', 'skip', 'swap', 'move', 'join', 'leave'),
	...{ one: fc.nat(50), two: fc.nat(50) },
});

/**
 * The law: of two members, take the cycles that both took part in from the beginning. The numbers of turns that each
 * has taken in them differ by one at most, at every moment, in whatever order turns are taken, skipped and exchanged.
 */
test('over any sequence of turns taken, skipped and exchanged, turns are shared fairly within one', () => {
	fc.assert(
		fc.property(members, fc.array(wish, { maxLength: 80 }), (ids, wishes) => {
			const group = new Group(ids);
			for (const one of wishes) {
				group.grant(one);
				for (const [id, since] of group.since) {
					for (const [other, otherSince] of group.since) {
						const from = Math.max(since, otherSince);
						const gap = group.count(id, from) - group.count(other, from);
						expect(Math.abs(gap)).toBeLessThanOrEqual(1);
					}
				}
			}
		}),
	);
});

test('a turn is skipped once in a cycle, and never the last one', () => {
	fc.assert(
		fc.property(members, fc.array(wish, { maxLength: 40 }), (ids, wishes) => {
			const group = new Group(ids);
			for (const one of wishes) {
				group.grant(one);
				const toCome = inOrder(group.turns).filter(({ takenAt }) => takenAt === null);
				for (const { personId, skippedAt } of toCome) {
					const refusal = skipRefusal(toCome, personId);
					expect(refusal === null).toBe(skippedAt === null && toCome.at(-1)?.personId !== personId);
				}
			}
		}),
	);
});

test('an exchange changes two places and no other, and asked twice it is one', () => {
	fc.assert(
		fc.property(members, fc.nat(), fc.nat(), (ids, one, two) => {
			const [a, b] = [ids[one % ids.length], ids[two % ids.length]];
			if (!a || !b || a === b) return;
			const [first, second] = ids.indexOf(a) < ids.indexOf(b) ? [a, b] : [b, a];
			const once = exchanged(ids, { first, second }) ?? [];
			expect(once.filter((id, rank) => id !== ids[rank]).toSorted()).toEqual([a, b].toSorted());
			expect(exchanged(once, { first, second })).toEqual(once);
		}),
	);
});
