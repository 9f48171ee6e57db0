import { expect, test } from 'vitest';
import { endOfDay, settleDeadline } from './deadline.ts';

const context = {
	timeZone: 'America/Toronto',
	now: Date.parse('2026-12-01T15:00:00Z'),
	first: Date.parse('2026-12-15T14:30:00Z'),
};

test('a day ends at midnight where the meeting is, whatever its length', () => {
	expect(endOfDay('2026-12-10', 'America/Toronto')).toBe(Date.parse('2026-12-11T05:00:00Z'));
	expect(endOfDay('2027-03-14', 'America/Toronto')).toBe(Date.parse('2027-03-15T04:00:00Z'));
	expect(endOfDay('2026-02-30', 'America/Toronto')).toBeNull();
	expect(endOfDay('2026-12-10', 'Laval')).toBeNull();
});

test('today is still time to answer, yesterday is not, nor is the day of the first date', () => {
	expect(settleDeadline('2026-12-01', context)).toMatchObject({ ok: true });
	expect(settleDeadline('2026-12-14', context)).toMatchObject({ ok: true });
	expect(settleDeadline('2026-11-30', context)).toEqual({ ok: false, refusal: 'deadline-past' });
	expect(settleDeadline('2026-12-15', context)).toEqual({ ok: false, refusal: 'deadline-late' });
	expect(settleDeadline('', context)).toEqual({ ok: false, refusal: 'unknown-day' });
});
