import { expect, test } from 'vitest';
import { hereIn } from './here.server.ts';
import { offsetAt } from './here.ts';

const now = Date.UTC(2026, 10, 25);
const hoursAhead = (zone: string, at: number) =>
	offsetAt(hereIn(zone, now)?.offsets ?? [], at) / 3_600_000;

test('a zone that changes its clocks twice a year has both of its hours', () => {
	expect(hoursAhead('America/Toronto', Date.UTC(2026, 11, 15))).toBe(-5);
	expect(hoursAhead('America/Toronto', Date.UTC(2027, 5, 15))).toBe(-4);
	expect(hoursAhead('America/Toronto', Date.UTC(2027, 2, 14, 6, 59))).toBe(-5);
	expect(hoursAhead('America/Toronto', Date.UTC(2027, 2, 14, 7))).toBe(-4);
});

test('British Columbia keeps its summer hour from 2026 on, and Nepal its quarter of an hour', () => {
	expect(hoursAhead('America/Vancouver', Date.UTC(2026, 0, 15))).toBe(-8);
	expect(hoursAhead('America/Vancouver', Date.UTC(2026, 11, 15))).toBe(-7);
	expect(hoursAhead('Asia/Kathmandu', Date.UTC(2026, 11, 15))).toBe(5.75);
});

test('a zone that this process does not know has no hours', () => {
	for (const zone of ['', 'Lune/Mer_de_la_Tranquillité', 'x'.repeat(80)]) {
		expect(hereIn(zone, now)).toBeNull();
	}
});
