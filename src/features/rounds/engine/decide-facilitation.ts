import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { RoundEvent } from './events.ts';
import { findParticipant } from './find.ts';
import { limits, type Participant, type PersonId, type RoundState } from './round.ts';

/** Who facilitates: one person at every moment, never two, never nobody. */
export const facilitationCommands: Handlers<'hand-over' | 'take-over'> = {
	'hand-over': { by: 'facilitator', during: 'both', dependsOn: 'nothing', decide: handOver },
	'take-over': { by: 'table', during: 'both', dependsOn: 'nothing', decide: takeOver },
};

function handOver({ state }: Attempt, { to }: CommandOf<'hand-over'>): Decision {
	const chosen = findParticipant(state, to);
	if (!chosen) return refuse('unknown-person');
	if (chosen.role === 'facilitator') return refuse('already-facilitator');
	if (!mayFacilitate(chosen)) return refuse('not-in-this-role');
	return accept(change(state, to, 'handed-over'));
}

/**
 * Offered when the facilitator's machine has died: first to the co-facilitator, after a while to anybody who may
 * facilitate. It always takes somebody's gesture.
 */
function takeOver({ state, me, context }: Attempt): Decision {
	if (me.role === 'facilitator') return refuse('already-facilitator');
	if (!mayFacilitate(me)) return refuse('not-in-this-role');
	const patienceMs = me.duties.includes('co-facilitator')
		? limits.takeOverByCoFacilitatorMs
		: limits.takeOverByMemberMs;
	if (context.facilitatorAwayMs < patienceMs) return refuse('facilitator-present');
	return accept(change(state, me.person, 'taken-over'));
}

// Never an observer, who stands outside of the round, nor the client: without a client nothing would be left of it.
const mayFacilitate = ({ role }: Participant) => role === 'consultant';

function change(
	{ participants, floor, asks }: RoundState,
	to: PersonId,
	reason: 'handed-over' | 'taken-over',
): RoundEvent {
	const from = participants.find(({ role }) => role === 'facilitator')?.person ?? to;
	return { type: 'facilitator-changed', from, to, reason, talkMs: floor.talkMs, asks };
}
