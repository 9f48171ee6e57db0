import { bar, type Attempt, type CommandOf, type CommandType, type Handlers } from './attempt.ts';
import type { Actor, Command, SystemCommand } from './commands.ts';
import { actionCommands } from './decide-actions.ts';
import { careCommands } from './decide-care.ts';
import { clockCommands, expire } from './decide-clock.ts';
import { contractCommands } from './decide-contract.ts';
import { facilitationCommands } from './decide-facilitation.ts';
import { floorCommands } from './decide-floor.ts';
import { lobbyCommands } from './decide-lobby.ts';
import { openingCommands } from './decide-opening.ts';
import { stepCommands } from './decide-steps.ts';
import { voteCommands } from './decide-votes.ts';
import { writingCommands } from './decide-writing.ts';
import { refuse, type Decision } from './decision.ts';
import { findParticipant } from './find.ts';
import type { DecideContext, RoundState } from './round.ts';

const handlers: Handlers<CommandType> = {
	...lobbyCommands,
	...stepCommands,
	...clockCommands,
	...floorCommands,
	...writingCommands,
	...openingCommands,
	...voteCommands,
	...contractCommands,
	...actionCommands,
	...careCommands,
	...facilitationCommands,
};

/**
 * What a command leads to: events to append and texts to store, or why not. Pure: `context.now` is the
 * database's clock in milliseconds. It also runs in the browser on a projected state, where what is hidden
 * can only make it refuse less.
 */
export function decide(
	state: RoundState,
	command: Command | SystemCommand,
	actor: Actor,
	context: DecideContext,
): Decision {
	if (command.type === 'expire') return expire(state, command, actor);
	const me = findParticipant(state, actor.person);
	if (!me) return refuse('not-participant');
	return settle(command.type, command, { state, me, context });
}

function settle<Type extends CommandType>(
	type: Type,
	command: CommandOf<Type>,
	attempt: Attempt,
): Decision {
	const handler = handlers[type];
	const barred = bar(handler, attempt);
	return barred ? refuse(barred) : handler.decide(attempt, command);
}
