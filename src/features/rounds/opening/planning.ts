import type { Template } from '../engine/template.ts';
import { unitMs } from '../engine/timing.ts';

/**
 * The length of each step in milliseconds, as the facilitator adjusted it; null when one is out of the
 * template's range or when there is not one per step.
 */
export function plan(template: Template, lengths: number[]): number[] | null {
	const { steps, unit } = template;
	if (lengths.length !== steps.length) return null;
	const isAllowed = steps.every(({ range }, index) => {
		const length = lengths[index] ?? -1;
		return length >= range.min && length <= range.max;
	});
	return isAllowed ? lengths.map((length) => length * unitMs[unit]) : null;
}
