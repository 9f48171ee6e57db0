import type { Step, Template } from '../engine/template.ts';
import { unitMs } from '../engine/timing.ts';

/** Whether a step may last that long in this template. */
export const isLengthAllowed = ({ range }: Pick<Step, 'range'>, length: number): boolean =>
	length >= range.min && length <= range.max;

/**
 * The length of each step in milliseconds, as the facilitator adjusted it; null when one is out of the
 * template's range or when there is not one per step.
 */
export function plan({ steps, unit }: Template, lengths: readonly number[]): number[] | null {
	if (lengths.length !== steps.length) return null;
	const isAllowed = steps.every((step, index) => isLengthAllowed(step, lengths[index] ?? -1));
	return isAllowed ? lengths.map((length) => length * unitMs[unit]) : null;
}
