import { minutes, type Instant } from '#kernel/clock.ts';

/** One step of a round planned: `isKept` minutes are reserved, whatever happens before. */
export type AgendaStep = { title: string; length: number; isKept: boolean };

export type AgendaLine = { at: Instant; title: string | null; length: number; isKept: boolean };

/**
 * What happens when, from the start of the meeting. Time that no round takes is one last line without a title;
 * `over` counts the minutes by which the rounds are longer than the meeting.
 */
export function agendaOf(
	{ startsAt, minutes: length }: { startsAt: Instant; minutes: number },
	steps: readonly AgendaStep[],
): { lines: AgendaLine[]; over: number } {
	let spent = 0;
	const lines = steps.map((step): AgendaLine => {
		const at = startsAt + minutes(spent);
		spent += step.length;
		return { at, ...step };
	});
	const free = length - spent;
	if (free <= 0) return { lines, over: -free };
	return {
		lines: [...lines, { at: startsAt + minutes(spent), title: null, length: free, isKept: false }],
		over: 0,
	};
}
