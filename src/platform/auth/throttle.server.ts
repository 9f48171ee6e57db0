import { RateLimiterMemory } from 'rate-limiter-flexible';

export type Throttle = {
	/** Counts one failure for this key; later calls of `isOpen` answer false once there are too many. */
	fail(key: string): Promise<void>;
	isOpen(key: string): Promise<boolean>;
	forgive(key: string): Promise<void>;
};

/** At most `failures` per key in `windowSeconds`: then closed until the window ends, never for good. */
export function createThrottle(failures: number, windowSeconds: number): Throttle {
	const limiter = new RateLimiterMemory({ points: failures, duration: windowSeconds });
	return {
		async fail(key) {
			// Rejects once the points are used up, which `isOpen` tells in its own time.
			await limiter.consume(key).catch(() => {});
		},
		async isOpen(key) {
			const used = await limiter.get(key);
			return used === null || used.remainingPoints > 0;
		},
		async forgive(key) {
			await limiter.delete(key);
		},
	};
}
