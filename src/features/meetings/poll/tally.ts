import type { PollAnswer } from './model.ts';

export type Tally = { yes: number; ifNeedBe: number; no: number };

/** From 0, nobody, to 4, everybody. */
export type Heat = 0 | 1 | 2 | 3 | 4;

export function tallyOf(answers: Iterable<PollAnswer>): Tally {
	const tally = { yes: 0, ifNeedBe: 0, no: 0 };
	for (const answer of answers) tally[answer === 'if-need-be' ? 'ifNeedBe' : answer]++;
	return tally;
}

/** How well a slot suits a group of that many people; « if need be » counts for half. */
export function heatOf({ yes, ifNeedBe }: Tally, people: number): Heat {
	const share = people === 0 ? 0 : (yes + ifNeedBe / 2) / people;
	if (share === 0) return 0;
	if (share <= 0.25) return 1;
	if (share <= 0.5) return 2;
	return share <= 0.75 ? 3 : 4;
}

/**
 * The tallies that suit the most people: those who can come count first, « if need be » included, and among equals
 * those who said « yes ».
 */
export function bestOf(tallies: readonly Tally[]): Tally[] {
	const most = tallies.reduce((best, one) => (compare(one, best) > 0 ? one : best), nobody);
	return tallies.filter((one) => compare(one, nobody) > 0 && compare(one, most) === 0);
}

const nobody: Tally = { yes: 0, ifNeedBe: 0, no: 0 };

const compare = (one: Tally, other: Tally): number =>
	one.yes + one.ifNeedBe - (other.yes + other.ifNeedBe) || one.yes - other.yes;
