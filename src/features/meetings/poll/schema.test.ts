import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openPollSchema } from './schema.ts';

const sent = (slots: number) => ({
	...{ meetingId: newId(), groupId: newId(), facilitatorId: newId(), title: 'Ronde de janvier' },
	...{ timeZone: 'America/Toronto', minutes: '90', place: 'in-person', address: '1, rue du Port' },
	slots: Array.from({ length: slots }, (_, index) => `2027-01-${index + 10}T09:30`),
	lastDay: '2026-12-15',
});
const problemsOf = (value: unknown) =>
	openPollSchema.safeParse(value).error?.issues.map(({ path, message }) => [path[0], message]);

test('a poll has from two to twenty dates', () => {
	expect(problemsOf(sent(1))).toEqual([['slots', 'few-slots']]);
	expect(problemsOf(sent(2))).toBeUndefined();
	expect(problemsOf(sent(20))).toBeUndefined();
	expect(problemsOf(sent(21))).toEqual([['slots', 'many-slots']]);
});

test('a poll asks for a place as a meeting does', () => {
	expect(problemsOf({ ...sent(2), address: '' })).toEqual([['address', 'missing']]);
});
