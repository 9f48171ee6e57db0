import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const people = [{ label: 'Émilie Gagnon' }, { label: 'Marc-Olivier Paré' }, { label: 'Thi-Lan' }];
const labels = (typed: string) => matching(people, typed).map(({ label }) => label);

test('accents and case do not count', () => {
	expect(labels('EMI')).toEqual(['Émilie Gagnon']);
	expect(labels('pare')).toEqual(['Marc-Olivier Paré']);
});

test('any word of the label may begin the match', () => {
	expect(labels('oliv')).toEqual(['Marc-Olivier Paré']);
	expect(labels('livier')).toEqual([]);
});

test('nothing typed finds everything', () => {
	expect(labels('  ')).toHaveLength(people.length);
});
