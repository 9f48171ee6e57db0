import { expect, test } from 'vitest';
import { differences } from './differences.ts';
import { proposeMeeting } from './form.ts';

const form = proposeMeeting({ nextLeader: 'ana', leaders: [{ id: 'ana' }] }, 'codev-90');

test('what somebody else changed is told, field by field', () => {
	const present = { ...form, room: 'salle 3', rounds: ['codev-60'] };
	expect(differences(form, present)).toEqual([
		{ field: 'room', values: ['salle 3'] },
		{ field: 'rounds', values: ['codev-60'] },
	]);
});

test('a list with an empty choice says the same as one without', () => {
	expect(differences(form, { ...form, rounds: [...form.rounds, ''] })).toEqual([]);
	expect(differences({ ...form, notes: 'Entrée par la cour.' }, form)).toEqual([
		{ field: 'notes', values: [] },
	]);
});
