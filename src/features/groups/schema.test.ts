import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { createGroupSchema, groupLimits, publishAgreementSchema } from './schema.ts';

const group = { name: 'Le Relais', purpose: 'Se relayer.', territory: 'Montréal' };

test('words are trimmed, canonical, and within their limits', () => {
	const name = `  L\u2019E\u0301quipe  `;
	expect(createGroupSchema.parse({ ...group, name }).name).toBe('L\u2019\u00c9quipe');
	const bad = [' ', 'x'.repeat(groupLimits.name + 1), 'a\0b', 12, null];
	for (const value of bad) {
		expect(createGroupSchema.safeParse({ ...group, name: value }).success).toBe(false);
	}
});

test('line ends of browsers are ours, so that the same text stays the same', () => {
	const input = { groupId: newId(), text: 'Un\r\n\r\ndeux', after: '3' };
	expect(publishAgreementSchema.parse(input)).toMatchObject({ text: 'Un\n\ndeux', after: 3 });
});

test('what is not asked for is refused', () => {
	expect(createGroupSchema.safeParse({ ...group, id: newId() }).success).toBe(false);
});
