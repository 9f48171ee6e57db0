import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { RoundEvent } from './events.ts';
import { findParticipant } from './find.ts';
import type { Duty, Participant } from './round.ts';

/** Before the round: who sits where, who is the client, who helps. Late people sit down after the start too. */
export const lobbyCommands: Handlers<'sit' | 'name-client' | 'assign-duty' | 'set-listening'> = {
	sit: { by: 'everyone', during: 'both', dependsOn: 'nothing', decide: sit },
	'name-client': {
		by: 'facilitator',
		during: 'lobby',
		dependsOn: 'nothing',
		decide: nameClient,
	},
	'assign-duty': {
		by: 'facilitator',
		during: 'lobby',
		dependsOn: 'nothing',
		decide: assignDuty,
	},
	'set-listening': {
		by: 'facilitator',
		during: 'both',
		dependsOn: 'nothing',
		decide: setListening,
	},
};

function sit({ me }: Attempt, { place }: CommandOf<'sit'>): Decision {
	if (me.seat?.place === place) return refuse('no-change');
	return accept({ type: 'seat-taken', person: me.person, place });
}

function nameClient({ state }: Attempt, { person }: CommandOf<'name-client'>): Decision {
	const named = findParticipant(state, person);
	if (!named) return refuse('unknown-person');
	if (named.role === 'client') return refuse('no-change');
	if (named.role !== 'consultant') return refuse('not-in-this-role');
	return accept({ type: 'client-named', person });
}

/** A duty is one person's at a time: whoever had it lays it down. */
function assignDuty({ state }: Attempt, { person, duty }: CommandOf<'assign-duty'>): Decision {
	const chosen = findParticipant(state, person);
	if (!chosen) return refuse('unknown-person');
	if (duty === null) {
		if (chosen.duties.length === 0) return refuse('no-change');
		return accept({ type: 'duty-assigned', person, duties: [] });
	}
	if (chosen.duties.includes(duty)) return refuse('no-change');
	if (!mayTake(chosen, duty)) return refuse('not-in-this-role');
	const laidDown = state.participants
		.filter(({ duties }) => duties.includes(duty))
		.map((former): RoundEvent => ({
			type: 'duty-assigned',
			person: former.person,
			duties: former.duties.filter((other) => other !== duty),
		}));
	return accept(...laidDown, { type: 'duty-assigned', person, duties: [...chosen.duties, duty] });
}

// The client is there for their situation alone; who may have to facilitate must be able to.
function mayTake({ role }: Participant, duty: Duty): boolean {
	return duty === 'co-facilitator' ? role === 'consultant' : role !== 'client';
}

function setListening({ state }: Attempt, { listening }: CommandOf<'set-listening'>): Decision {
	if (state.listening === listening) return refuse('no-change');
	return accept({ type: 'listening-set', listening });
}
