import { describe, expect, test } from 'vitest';
import { chairPath, petalPath, placeSeats, rimArc, tickPath } from './circle-geometry.ts';

const seats = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('placing the seats', () => {
	test('your own seat is at the bottom, whoever you are', () => {
		for (const { id } of seats) {
			const own = placeSeats(seats, id).find((seat) => seat.id === id);
			expect(own).toMatchObject({ degrees: 90, x: 0, y: 150, left: 50 });
		}
	});

	test('the order around the table is the same for everybody', () => {
		const clockwiseFromA = (own: string) =>
			placeSeats(seats, own)
				.toSorted((one, other) => one.degrees - other.degrees)
				.map(({ id }) => id)
				.join('');
		expect('dabcdabc').toContain(clockwiseFromA('a'));
		expect('dabcdabc').toContain(clockwiseFromA('c'));
	});

	test('somebody who is not seated sees the first seat at the bottom', () => {
		expect(placeSeats(seats, null)[0]?.degrees).toBe(90);
		expect(placeSeats(seats, 'elsewhere')[0]?.degrees).toBe(90);
	});

	test('the observer sits back from the table', () => {
		const [observer] = placeSeats([{ id: 'o', isObserver: true }], 'o');
		expect(observer?.y).toBe(166);
	});

	test('names stand above the seats of the upper half only', () => {
		expect(placeSeats(seats, 'a').map((seat) => seat.isAbove)).toEqual([false, false, true, false]);
	});

	test('two to twelve seats stay inside the drawing', () => {
		for (let count = 2; count <= 12; count++) {
			const many = Array.from({ length: count }, (_, id) => ({ id: `${id}`, isObserver: true }));
			for (const seat of placeSeats(many, '0')) {
				expect(seat.left).toBeGreaterThan(5);
				expect(seat.top).toBeLessThan(95);
			}
		}
	});
});

describe('the drawing', () => {
	test('the chair of the person who has the floor is wider', () => {
		const [place] = placeSeats(seats, 'a');
		if (!place) throw new Error('no seat');
		expect(chairPath(place, true)).toContain('A32.5 32.5');
		expect(chairPath(place, false)).toContain('A29 29');
	});

	test('a petal is deeper when somebody spoke longer, and never crosses the table', () => {
		const [place] = placeSeats(seats, 'a');
		if (!place) throw new Error('no seat');
		expect(petalPath(place, 1, 4)).toContain('A51 51');
		expect(petalPath(place, 7, 4)).toBe(petalPath(place, 1, 4));
		expect(petalPath(place, 0, 4)).toContain('A85 85');
	});

	test('the rim is full at the start, empty at the end, and never less than empty', () => {
		expect(rimArc(1)).toEqual({ dashes: '1000 1000', turn: -90 });
		expect(rimArc(0)).toEqual({ dashes: '0 1000', turn: 270 });
		expect(rimArc(-3)).toEqual(rimArc(0));
	});

	test('there is one tick a minute', () => {
		expect(tickPath(25).split('M')).toHaveLength(26);
		expect(tickPath(0)).toBe('');
	});
});
