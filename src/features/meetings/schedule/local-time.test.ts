import { expect, test } from 'vitest';
import { resolveLocal } from './local-time.ts';

const montreal = 'America/Toronto';
const at = (iso: string) => ({ ok: true, at: Date.parse(iso) });

test('half past one in the afternoon stays so across the change of the clocks', () => {
	expect(resolveLocal('2026-03-07T13:30', montreal)).toEqual(at('2026-03-07T18:30:00Z'));
	expect(resolveLocal('2026-03-08T13:30', montreal)).toEqual(at('2026-03-08T17:30:00Z'));
	expect(resolveLocal('2026-11-01T13:30', montreal)).toEqual(at('2026-11-01T18:30:00Z'));
});

test('an hour that clocks leave out, or have twice, names no instant', () => {
	expect(resolveLocal('2026-03-08T02:30', montreal)).toEqual({
		ok: false,
		refusal: 'no-such-hour',
	});
	expect(resolveLocal('2026-11-01T01:30', montreal)).toEqual({ ok: false, refusal: 'hour-twice' });
});

test('Kathmandu is at a quarter of an hour, and a day that is in no calendar is refused', () => {
	expect(resolveLocal('2026-12-15T09:30', 'Asia/Kathmandu')).toEqual(at('2026-12-15T03:45:00Z'));
	for (const [local, zone] of [
		['2026-02-30T09:30', montreal],
		['demain', montreal],
		['2026-12-15T09:30', 'America/Laval'],
	] as const) {
		expect(resolveLocal(local, zone)).toEqual({ ok: false, refusal: 'unknown-time' });
	}
});

test('British Columbia keeps summer time after 2026', () => {
	expect(resolveLocal('2026-12-15T09:30', 'America/Vancouver')).toEqual(at('2026-12-15T16:30:00Z'));
});
