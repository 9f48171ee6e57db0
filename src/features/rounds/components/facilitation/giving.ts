import type { Command } from '../../engine/commands.ts';
import type { Floor, PersonId } from '../../engine/round.ts';
import { nextVoice } from './next-voice.ts';

/** What a touch on somebody asks for: the floor back from them, their turn of the go-round, or the floor now. */
export function giving(floor: Floor, person: PersonId): Command {
	if (person === floor.holder) return { type: 'take-back-floor' };
	const next = nextVoice(floor);
	return next?.person === person ? next.command : { type: 'give-floor', person };
}
