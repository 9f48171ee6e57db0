import type { Command } from '../../engine/commands.ts';
import type { Floor, PersonId } from '../../engine/round.ts';

/** Where the floor goes next, and how; `person` is null for the end of a go-round. */
export type NextVoice = { person: PersonId | null; command: Command };

/** The next turn of the go-round, else the first raised hand; null when nobody waits. */
export function nextVoice({ goRound, hands }: Floor): NextVoice | null {
	if (goRound) {
		return { person: goRound.order[goRound.position + 1] ?? null, command: { type: 'pass-floor' } };
	}
	const [first] = hands;
	return first ? { person: first, command: { type: 'give-floor', person: first } } : null;
}
