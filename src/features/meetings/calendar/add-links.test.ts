import { expect, test } from 'vitest';
import { addLinks } from './add-links.ts';

const meeting = { startsAt: Date.UTC(2026, 11, 15, 14, 30), minutes: 90 };
const words = { title: 'Rencontre', place: 'En salle', details: 'Voir : https://e.example/a?b&c' };

test('each web calendar is told the same time, and nothing but the words it is given', () => {
	const { google, outlook } = addLinks(meeting, words);
	expect(Object.fromEntries(new URL(google).searchParams)).toEqual({
		...{ action: 'TEMPLATE', text: 'Rencontre', location: 'En salle', details: words.details },
		dates: '20261215T143000Z/20261215T160000Z',
	});
	expect(Object.fromEntries(new URL(outlook).searchParams)).toMatchObject({
		...{ startdt: '2026-12-15T14:30:00Z', enddt: '2026-12-15T16:00:00Z' },
		...{ subject: 'Rencontre', location: 'En salle', body: words.details },
	});
});
