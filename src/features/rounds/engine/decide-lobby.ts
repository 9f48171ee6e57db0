import type { Handlers } from './attempt.ts';
import { stepStarted } from './beginning.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { Duty, Participant, PersonId, RoundState } from './round.ts';
import { stepAfter } from './path.ts';

type LobbyCommand = 'sit' | 'name-client' | 'assign-duty' | 'start' | 'cancel';

export const lobbyCommands: Handlers<LobbyCommand> = {
	sit: {
		by: 'everyone',
		during: 'both',
		dependsOn: 'nothing',
		decide: ({ me }, { place }) =>
			me.seat?.place === place
				? refuse('no-change')
				: accept({ type: 'seat-taken', person: me.person, place }),
	},
	'name-client': {
		by: 'facilitator',
		during: 'lobby',
		dependsOn: 'nothing',
		decide: ({ state }, { person }) => {
			const named = findParticipant(state, person);
			if (!named) return refuse('unknown-person');
			if (named.role === 'client') return refuse('no-change');
			if (named.role !== 'consultant') return refuse('not-in-this-role');
			return accept({ type: 'client-named', person });
		},
	},
	'assign-duty': {
		by: 'facilitator',
		during: 'lobby',
		dependsOn: 'nothing',
		decide: ({ state }, { person, duty }) => assignDuty(state, person, duty),
	},
	start: {
		by: 'facilitator',
		during: 'lobby',
		dependsOn: 'step',
		decide: ({ state, context }) => {
			const first = stepAfter(state, -1);
			if (first === null) return refuse('last-step');
			return isQuorate(state)
				? accept(stepStarted(state, { reason: 'start', step: first, now: context.now }))
				: refuse('seats-missing');
		},
	},
	cancel: {
		by: 'facilitator',
		during: 'both',
		dependsOn: 'step',
		decide: () => accept({ type: 'round-cancelled' }),
	},
};

/**
 * The three roles without which there is nothing to hold: someone who presents, someone who helps, someone who
 * facilitates. Fewer than four around the table is the method's affair, and a warning (Payette & Champagne, 1997).
 */
function isQuorate(state: RoundState): boolean {
	const present = state.participants.filter(({ seat }) => seat !== null).map(({ role }) => role);
	return (['client', 'consultant', 'facilitator'] as const).every((role) => present.includes(role));
}

/** One person holds a duty at a time: giving it takes it from whoever had it. */
function assignDuty(state: RoundState, person: PersonId, duty: Duty | null): Decision {
	const assigned = findParticipant(state, person);
	if (!assigned) return refuse('unknown-person');
	if (assigned.role !== 'consultant') return refuse('not-in-this-role');
	const others = state.participants.filter((one) => one.person !== person);
	const before = others.filter(({ duties }) => duty !== null && duties.includes(duty));
	const duties = duty === null ? [] : [duty];
	if (String(assigned.duties) === String(duties)) return refuse('no-change');
	return accept(
		...before.map((one) => ({
			type: 'duty-assigned' as const,
			person: one.person,
			duties: one.duties.filter((held) => held !== duty),
		})),
		{ type: 'duty-assigned', person, duties },
	);
}

function findParticipant(state: RoundState, person: PersonId): Participant | undefined {
	return state.participants.find((participant) => participant.person === person);
}
