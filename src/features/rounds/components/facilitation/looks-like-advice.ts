import type { RoundRoom } from '../../client.svelte.ts';
import { lintQuestion } from '../../engine/advice.ts';
import type { Contribution } from '../../engine/round.ts';

type Room = Pick<RoundRoom, 'isFacilitator' | 'viewer' | 'state' | 'text'>;

/**
 * A question of this step that waits for its answer and sounds like a suggestion. Its author read the same note
 * while writing; nobody but the facilitator reads it here.
 */
export function looksLikeAdvice(
	room: Room,
	{ type, step, author, answer, text }: Contribution,
): boolean {
	return (
		room.isFacilitator &&
		type === 'question' &&
		step === room.state.step &&
		author !== room.viewer &&
		answer === null &&
		lintQuestion(room.text(text)).some(({ kind }) => kind === 'advice')
	);
}
