import type { Command } from './commands.ts';
import type { Decision, Refusal } from './decision.ts';
import type { DecideContext, Participant, Role, RoundState } from './round.ts';

/** Somebody at the table asks for something: who, of which round, and what is known now. */
export type Attempt = { state: RoundState; me: Participant; context: DecideContext };

/** Who may give a command, when, and what must not have changed since its sender looked. */
export type Rule = {
	/** `table` is everybody but the observers. */
	by: 'facilitator' | 'client' | 'table' | 'everyone';
	during: 'lobby' | 'running' | 'both';
	/** `nothing` where the step's own rights say enough: an answer or an action is not about the moment. */
	dependsOn: 'step' | 'floor' | 'nothing';
};

export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

/** The rule and the decision of each command, which the compiler checks to be all there. */
export type Handlers<Types extends CommandType> = {
	[Type in Types]: Rule & { decide: (attempt: Attempt, command: CommandOf<Type>) => Decision };
};

/** Why this person may not give this command now, before looking at what it says; null when they may. */
export function bar(rule: Rule, attempt: Attempt): Refusal | null {
	const { status } = attempt.state;
	if (status === 'closed' || status === 'cancelled') return 'already-closed';
	const barred = barRole(rule.by, attempt.me.role);
	if (barred) return barred;
	if (rule.during === 'lobby' && status !== 'lobby') return 'not-in-lobby';
	if (rule.during === 'running' && status !== 'running') return 'not-running';
	return isStale(rule.dependsOn, attempt) ? 'stale' : null;
}

function barRole(by: Rule['by'], role: Role): Refusal | null {
	if (by === 'facilitator' && role !== 'facilitator') return 'not-facilitator';
	if (by === 'client' && role !== 'client') return 'not-client';
	return by === 'table' && role === 'observer' ? 'not-in-this-role' : null;
}

/**
 * Whether what the sender had seen is no longer so. A position in the log is compared with the last event
 * that steered: what others write meanwhile makes nothing stale.
 */
function isStale(dependsOn: Rule['dependsOn'], { state, context }: Attempt): boolean {
	const { expected } = context;
	if (dependsOn === 'nothing' || expected === null) return false;
	if ('epoch' in expected) return expected.epoch !== state.epoch;
	const { conduct, floor } = state.steeredAt;
	return expected.seq < (dependsOn === 'floor' ? Math.max(conduct, floor) : conduct);
}
