import { expect, test } from 'vitest';
import { clockDuration, formatClock } from './clock-text.ts';

test('time left is minutes and two-digit seconds', () => {
	expect(formatClock(860)).toBe('14:20');
	expect(formatClock(5)).toBe('0:05');
	expect(formatClock(0)).toBe('0:00');
	expect(formatClock(90 * 60)).toBe('90:00');
});

test('past the end the clock counts up, with its sign', () => {
	expect(formatClock(-80)).toBe('+1:20');
	expect(formatClock(-1)).toBe('+0:01');
});

test('a second that has begun still counts', () => {
	expect(formatClock(0.2)).toBe('0:01');
	expect(formatClock(-0.2)).toBe('0:00');
});

test('machines read a duration without sign', () => {
	expect(clockDuration(860)).toBe('PT14M20S');
	expect(clockDuration(-80)).toBe('PT1M20S');
});
