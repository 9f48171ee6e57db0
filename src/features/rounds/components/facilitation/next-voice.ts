import type { Command } from '../../engine/commands.ts';
import type { Floor, PersonId } from '../../engine/round.ts';

/** Where the floor goes next, and how; `person` is null for the end of a go-round. */
export type NextVoice = { person: PersonId | null; command: Command };

/**
 * The next turn of the go-round (after an aside, the turn it interrupted), else the first raised hand; null when
 * nobody waits. The floor taken back in a go-round goes on by itself to the next turn.
 */
export function nextVoice({ holder, goRound, hands }: Floor): NextVoice | null {
	if (goRound) {
		const turns = goRound.order.slice(goRound.position);
		const person = turns.find((each) => each !== holder) ?? null;
		return { person, command: { type: 'take-back-floor' } };
	}
	const [first] = hands;
	return first ? { person: first, command: { type: 'give-floor', person: first } } : null;
}
