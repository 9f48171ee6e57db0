import type { Command } from '../../engine/commands.ts';
import type { Floor, PersonId } from '../../engine/round.ts';

/** What a touch on somebody asks for: the floor to them, or back from them. */
export function giving({ holder }: Floor, person: PersonId): Command {
	return person === holder ? { type: 'take-back-floor' } : { type: 'give-floor', person };
}
