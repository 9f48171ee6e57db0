import { expect, test } from 'vitest';
import { ServerClock } from './server-clock.ts';

test('a device whose clock is late or early reads the server’s time', () => {
	expect(new ServerClock(1_000, 400).at(500)).toBe(1_100);
	expect(new ServerClock(1_000, 1_900).at(2_000)).toBe(1_100);
});

test('one frame that was slow on its way does not move the clock', () => {
	const clock = new ServerClock(1_000, 0);
	clock.hear(2_000, 1_000);
	clock.hear(3_000, 6_000);
	expect(clock.at(6_000)).toBe(7_000);
});

test('after a sleep a new sample counts at once', () => {
	const clock = new ServerClock(1_000, 0);
	for (let n = 1; n < 5; n++) clock.hear(1_000 + n, n);
	clock.forget();
	clock.hear(50_000, 0);
	clock.hear(50_000, 0);
	expect(clock.at(0)).toBe(50_000);
});
