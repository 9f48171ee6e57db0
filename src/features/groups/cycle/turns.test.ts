import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { inOrder, isOver, movedBefore, nextOrder, type Turn } from './turns.ts';

const person = (letter: string) => asId<'person'>(letter);
const people = (letters: string) => [...letters].map(person);
const planned = (ids: PersonId[]): Turn[] =>
	ids.map((personId, position) => ({ personId, position, takenAt: null }));
const letters = (ids: readonly PersonId[] | null) => ids?.join('') ?? null;

test('turns taken come first, in the order they were taken', () => {
	const turns = planned(people('abcd'));
	const taken = turns.map((turn) => ({
		...turn,
		takenAt: turn.personId === 'd' ? 10 : turn.personId === 'b' ? 20 : null,
	}));
	expect(letters(inOrder(taken).map(({ personId }) => personId))).toBe('dbac');
});

test('a cycle without turns has not begun, and is not over', () => {
	expect(isOver([])).toBe(false);
	expect(isOver(planned(people('a')))).toBe(false);
});

test('the next cycle keeps the plan, without those who left, and adds the others by seat', () => {
	expect(letters(nextOrder(planned(people('cab')), people('bdc')))).toBe('cbd');
});

test('a turn goes before another one, or last', () => {
	expect(letters(movedBefore(people('abcd'), person('d'), person('b')))).toBe('adbc');
	expect(letters(movedBefore(people('abcd'), person('a'), null))).toBe('bcda');
	expect(letters(movedBefore(people('abcd'), person('a'), person('a')))).toBe('abcd');
	expect(movedBefore(people('abcd'), person('x'), person('a'))).toBeNull();
	expect(movedBefore(people('abcd'), person('a'), person('x'))).toBeNull();
});

const order = fc.uniqueArray(fc.constantFrom(...people('abcdefghijkl')), { minLength: 1 });

test('moving a turn keeps everybody once, and asking twice changes nothing more', () => {
	fc.assert(
		fc.property(order, fc.nat(), fc.option(fc.nat()), (ids, from, to) => {
			const moved = ids[from % ids.length];
			const before = to === null ? null : (ids[to % ids.length] ?? null);
			if (!moved) return;
			const once = movedBefore(ids, moved, before);
			expect(once?.toSorted()).toEqual(ids.toSorted());
			expect(movedBefore(once ?? [], moved, before)).toEqual(once);
		}),
	);
});

test('within one cycle nobody is the client twice and everybody is once, however turns are moved', () => {
	const moves = fc.array(fc.tuple(fc.nat(), fc.option(fc.nat())), { maxLength: 20 });
	fc.assert(
		fc.property(order, moves, (ids, wishes) => {
			let turns = planned(ids);
			const clients: PersonId[] = [];
			for (let at = 1; !isOver(turns); at++) {
				turns = wished(turns, wishes[at % (wishes.length || 1)]);
				const next = inOrder(turns).find(({ takenAt }) => takenAt === null)?.personId;
				if (next) clients.push(next);
				turns = turns.map((turn) => (turn.personId === next ? { ...turn, takenAt: at } : turn));
			}
			expect(clients.toSorted()).toEqual(ids.toSorted());
			expect(nextOrder(turns, ids).toSorted()).toEqual(ids.toSorted());
		}),
	);
});

function wished(turns: Turn[], wish: [number, number | null] | undefined): Turn[] {
	const toCome = inOrder(turns).filter(({ takenAt }) => takenAt === null);
	const ids = toCome.map(({ personId }) => personId);
	const [from, to] = wish ?? [0, 0];
	const moved = ids[from % ids.length];
	const before = to === null ? null : (ids[to % ids.length] ?? null);
	const after = moved ? (movedBefore(ids, moved, before) ?? ids) : ids;
	const positions = new Map(after.map((id, rank) => [id, toCome[rank]?.position ?? 0]));
	return turns.map((turn) => ({
		...turn,
		position: positions.get(turn.personId) ?? turn.position,
	}));
}
