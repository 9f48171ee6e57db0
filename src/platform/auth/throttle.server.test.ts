import { expect, test } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import { handWoundClock } from '#tests/support/clock.ts';
import { createThrottle } from './throttle.server.ts';

function aThrottle(attempts: number) {
	const clock = handWoundClock(0);
	return { clock, throttle: createThrottle({ clock, attempts, windowMs: minutes(15) }) };
}

test('attempts beyond the limit are refused until the window ends, and no longer', () => {
	const { clock, throttle } = aThrottle(2);
	expect([throttle.take('a'), throttle.take('a'), throttle.take('a')]).toEqual([true, true, false]);
	clock.advance(minutes(15) - 1);
	expect(throttle.take('a')).toBe(false);
	clock.advance(1);
	expect(throttle.take('a')).toBe(true);
});

test('refused attempts do not make the window longer', () => {
	const { clock, throttle } = aThrottle(1);
	throttle.take('a');
	for (let minute = 0; minute < 15; minute++) {
		expect(throttle.take('a')).toBe(false);
		clock.advance(minutes(1));
	}
	expect(throttle.take('a')).toBe(true);
});

test('one key never closes another', () => {
	const { throttle } = aThrottle(1);
	throttle.take('a');
	expect(throttle.take('b')).toBe(true);
});

test('an attempt that succeeds gives its place back', () => {
	const { throttle } = aThrottle(1);
	throttle.take('a');
	throttle.giveBack('a');
	expect(throttle.take('a')).toBe(true);
	throttle.forgive('a');
	expect(throttle.take('a')).toBe(true);
});
