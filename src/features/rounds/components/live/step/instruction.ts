import type { RoundRoom } from '../../../client.svelte.ts';

/** The one instruction of the screen; who observes reads the consultants'. */
export function instructionOf({ step, role }: Pick<RoundRoom, 'step' | 'role'>): string {
	if (!step) return '';
	return step.instruction[role === 'observer' ? 'consultant' : role];
}
