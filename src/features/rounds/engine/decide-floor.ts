import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { held } from './beginning.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { PersonId, RoundState } from './round.ts';
import { maySpeak, takesTurn } from './speech.ts';

type FloorCommand =
	| 'raise-hand'
	| 'lower-hand'
	| 'give-floor'
	| 'take-back-floor'
	| 'pass-floor'
	| 'start-go-round'
	| 'stop-go-round';

export const floorCommands: Handlers<FloorCommand> = {
	'raise-hand': { by: 'table', during: 'running', dependsOn: 'step', decide: raiseHand },
	'lower-hand': { by: 'everyone', during: 'running', dependsOn: 'nothing', decide: lowerHand },
	'give-floor': { by: 'facilitator', during: 'running', dependsOn: 'floor', decide: giveFloor },
	'take-back-floor': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'floor',
		decide: ({ state: { floor }, context }) =>
			floor.holder === null
				? refuse('nobody-to-speak')
				: accept({ type: 'floor-freed', reason: 'taken-back', held: held(floor, context.now) }),
	},
	'pass-floor': { by: 'table', during: 'running', dependsOn: 'floor', decide: passFloor },
	'start-go-round': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'floor',
		decide: ({ state, context }) => {
			const order = goRoundOrder(state);
			return order.length === 0
				? refuse('nobody-to-speak')
				: accept({ type: 'go-round-started', order, held: held(state.floor, context.now) });
		},
	},
	'stop-go-round': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'floor',
		decide: ({ state: { floor }, context }) =>
			floor.goRound === null
				? refuse('no-go-round')
				: accept({ type: 'go-round-ended', held: held(floor, context.now) }),
	},
};

function raiseHand({ state, me }: Attempt): Decision {
	const { holder, hands } = state.floor;
	if (!maySpeak(state, me.role)) return refuse('not-allowed-at-this-step');
	if (holder === me.person) return refuse('already-speaking');
	if (hands.includes(me.person)) return refuse('already-raised');
	return accept({ type: 'hand-raised', person: me.person });
}

function lowerHand({ state, me }: Attempt, command: CommandOf<'lower-hand'>): Decision {
	const person = command.person ?? me.person;
	if (person !== me.person && me.role !== 'facilitator') return refuse('not-facilitator');
	if (!state.floor.hands.includes(person)) return refuse('not-raised');
	return accept({ type: 'hand-lowered', person });
}

function giveFloor({ state, context }: Attempt, { person }: CommandOf<'give-floor'>): Decision {
	const speaker = state.participants.find((participant) => participant.person === person);
	if (!speaker) return refuse('unknown-person');
	if (state.floor.holder === person) return refuse('already-speaking');
	if (!maySpeak(state, speaker.role)) return refuse('not-allowed-at-this-step');
	return accept({ type: 'floor-given', person, held: held(state.floor, context.now) });
}

/** The speaker hands the word on; during a go-round the facilitator may, for somebody who has fallen silent. */
function passFloor({ state: { floor }, me, context }: Attempt): Decision {
	const { goRound, holder } = floor;
	const mayPass = holder === me.person || (goRound !== null && me.role === 'facilitator');
	if (!mayPass) return refuse('not-holder');
	const spoke = held(floor, context.now);
	if (goRound === null) return accept({ type: 'floor-freed', reason: 'passed', held: spoke });
	const position = goRound.position + 1;
	return position < goRound.order.length
		? accept({ type: 'go-round-moved', position, held: spoke })
		: accept({ type: 'go-round-ended', held: spoke });
}

/**
 * Around the table from the person after the client, so that the client comes last where the step gives them a
 * turn. A go-round that was interrupted goes on with those who have not spoken in this step yet.
 */
function goRoundOrder(state: RoundState): PersonId[] {
	const { participants, floor } = state;
	const client = participants.findIndex(({ role }) => role === 'client');
	const around = [...participants.slice(client + 1), ...participants.slice(0, client + 1)];
	const people = around
		.filter(({ seat, role }) => seat !== null && takesTurn(state, role))
		.map(({ person }) => person);
	const silent = people.filter((person) => !floor.spoken.includes(person));
	return silent.length > 0 ? silent : people;
}
