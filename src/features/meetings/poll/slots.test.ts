import { expect, test } from 'vitest';
import { resolveSlots } from './slots.ts';

const now = Date.parse('2026-11-25T15:00:00Z');
const resolve = (...localStarts: string[]) => resolveSlots(localStarts, 'America/Toronto', now);

test('dates are put in order, each with its instant', () => {
	expect(resolve('2027-01-19T09:30', '2027-01-12T13:00')).toEqual({
		ok: true,
		slots: [
			{ localStart: '2027-01-12T13:00', startsAt: Date.parse('2027-01-12T18:00:00Z') },
			{ localStart: '2027-01-19T09:30', startsAt: Date.parse('2027-01-19T14:30:00Z') },
		],
	});
});

test('each wrong date is told what is wrong with it, and the good ones nothing', () => {
	expect(
		resolve(
			...['2027-01-12T09:30', '2026-11-25T09:30', '2027-03-14T02:30', '2027-11-07T01:30'],
			...['2027-01-13', '2027-01-13T', '2027-02-30T09:30', '2027-01-14T09:30', '2027-01-14T09:30'],
		),
	).toEqual({
		ok: false,
		refusal: 'bad-slots',
		wrong: {
			'2026-11-25T09:30': 'past',
			'2027-03-14T02:30': 'no-such-hour',
			'2027-11-07T01:30': 'hour-twice',
			'2027-01-13': 'unknown-time',
			'2027-01-13T': 'unknown-time',
			'2027-02-30T09:30': 'unknown-time',
			'2027-01-14T09:30': 'slot-twice',
		},
	});
});
