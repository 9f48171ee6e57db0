import type { Instant } from '#kernel/clock.ts';

/** From each instant on, by how many milliseconds a zone is ahead of UTC. */
export type Offsets = readonly { from: Instant; offset: number }[];

/** The hours of a zone, as the server knows them: what a browser that is not up to date gets wrong. */
export type Here = { zone: string; offsets: Offsets };

/** How far ahead of UTC clocks are at an instant, in milliseconds. */
export const offsetAt = (offsets: Offsets, at: Instant): number =>
	offsets.findLast(({ from }) => from <= at)?.offset ?? offsets[0]?.offset ?? 0;

/** What the server answered; null for whatever is not that. */
export function readHere(answer: unknown): Here | null {
	const { zone, offsets } = Object(answer);
	return typeof zone === 'string' && Array.isArray(offsets) ? { zone, offsets } : null;
}
