import type { Toasts } from '#ui/primitives/toasts.svelte.ts';
import { m } from '#paraglide/messages.js';
import type { RoundRoom } from '../../client.svelte.ts';
import type { Command } from '../../engine/commands.ts';
import { refusalSentence } from '../refusal-sentence.ts';

type Stage = { room: RoundRoom; toasts: Toasts };

/** Refused for another reason than what happened meanwhile: that stays on the page until it is read. */
const faults = new Set(['malformed', 'not-found', 'agreement-unsigned', 'id-reuse', 'internal']);

/**
 * Sends a command, or says why it is not open now. A change that came first is told in passing: whoever facilitates
 * looks at people, and must not have a notice to close.
 *
 * @returns whether the command took effect.
 */
export async function act({ room, toasts }: Stage, command: Command): Promise<boolean> {
	if (isOnItsWay(room, command)) return false;
	const refusal = room.why(command);
	if (refusal) {
		toasts.show(refusalSentence(refusal));
		return false;
	}
	const result = await room.send(command);
	if (!result.ok && !faults.has(result.code)) {
		room.dismissRefusal();
		toasts.show(result.code === 'stale' ? m.facilitation_stale() : refusalSentence(result.code));
	}
	return result.ok;
}

/** A second tap before the answer to the first one asks for nothing new. */
function isOnItsWay({ pending }: RoundRoom, command: Command): boolean {
	const asked = JSON.stringify(command);
	return pending.some((sent) => JSON.stringify(sent.command) === asked);
}

/** Two quick clicks must not pass two steps, nor give the floor to two people. */
export const isSecondOfDoubleClick = ({ detail }: MouseEvent): boolean => detail > 1;
