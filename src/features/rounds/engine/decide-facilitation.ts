import type { Attempt, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { limits, type PersonId, type RoundState } from './round.ts';

type FacilitationCommand = 'hand-over' | 'take-over' | 'set-listening';

export const facilitationCommands: Handlers<FacilitationCommand> = {
	'hand-over': {
		by: 'facilitator',
		during: 'both',
		dependsOn: 'nothing',
		decide: ({ state, me }, { to }) => {
			const next = state.participants.find(({ person }) => person === to);
			if (!next) return refuse('unknown-person');
			if (next.person === me.person) return refuse('already-facilitator');
			return next.role === 'consultant'
				? accept(changed(state, { from: me.person, to, reason: 'handed-over' }))
				: refuse('not-in-this-role');
		},
	},
	'take-over': { by: 'table', during: 'both', dependsOn: 'nothing', decide: takeOver },
	'set-listening': {
		by: 'facilitator',
		during: 'both',
		dependsOn: 'nothing',
		decide: ({ state }, { listening }) =>
			state.listening === listening
				? refuse('no-change')
				: accept({ type: 'listening-set', listening }),
	},
};

/**
 * When the facilitator has gone, the co-facilitator may take over first, then any consultant: never the client,
 * whose situation it is, and never silently.
 */
function takeOver({ state, me, context }: Attempt): Decision {
	if (me.role === 'facilitator') return refuse('already-facilitator');
	if (me.role !== 'consultant') return refuse('not-in-this-role');
	const isNext = me.duties.includes('co-facilitator');
	const patienceMs = isNext ? limits.takeOverByCoFacilitatorMs : limits.takeOverByMemberMs;
	const gone = state.participants.find(({ role }) => role === 'facilitator');
	if (!gone || context.facilitatorAwayMs < patienceMs) return refuse('facilitator-present');
	return accept(changed(state, { from: gone.person, to: me.person, reason: 'taken-over' }));
}

type Change = { from: PersonId; to: PersonId; reason: 'handed-over' | 'taken-over' };

/** The new facilitator gets the private mirror and the asks of the others. */
function changed(state: RoundState, { from, to, reason }: Change) {
	const { floor, asks } = state;
	return {
		type: 'facilitator-changed' as const,
		...{ from, to, reason, talkMs: floor.talkMs, asks: asks.filter(({ by }) => by !== to) },
	};
}
