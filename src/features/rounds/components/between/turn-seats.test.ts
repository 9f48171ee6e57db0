import { expect, test } from 'vitest';
import { roundSeats, turnSeats } from './turn-seats.ts';

const members = [
	{ id: 'nb', name: 'Nadège Beaubrun', role: 'facilitator' as const },
	{ id: 'cr', name: 'Catalina Restrepo', role: 'member' as const },
	{ id: 'sb', name: 'Soraya Benhaddou', role: 'member' as const },
	{ id: 'mp', name: 'Marc-Olivier Pelletier', role: 'co-facilitator' as const },
	{ id: 'ap', name: 'Anahit Petrosyan', role: 'observer' as const },
];

test('seats keep the order of the table, and say whose turn was taken, comes next or comes later', () => {
	const turns = [
		{ id: 'mp', isTaken: true },
		{ id: 'sb', isTaken: false },
		{ id: 'cr', isTaken: false },
	];
	const seats = turnSeats(members, turns);
	expect(seats.map(({ name, turn }) => [name, turn?.rank, turn?.state])).toEqual([
		['Nadège', undefined, undefined],
		['Catalina', 3, 'to-come'],
		['Soraya', 2, 'next'],
		['Marc-Olivier', 1, 'taken'],
		['Anahit', undefined, undefined],
	]);
});

test('roles are said to everybody and written when they help', () => {
	const [nadege, catalina, , , anahit] = turnSeats(members, []);
	expect(nadege).toMatchObject({ role: 'animation', shortRole: 'animation' });
	expect(catalina).toMatchObject({ role: 'membre' });
	expect(catalina).not.toHaveProperty('shortRole');
	expect(anahit).toMatchObject({ shortRole: 'observation', isObserver: true });
});

test('during a round the client is marked, and nobody’s turn is told', () => {
	const seats = roundSeats(members, 'sb', 'personne cliente');
	expect(seats.filter(({ isClient }) => isClient).map(({ id }) => id)).toEqual(['sb']);
	expect(seats[2]).toMatchObject({ role: 'personne cliente', shortRole: 'personne cliente' });
	expect(seats.every(({ turn }) => turn === undefined)).toBe(true);
});
