import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { RoundEvent } from './events.ts';
import { findParticipant } from './find.ts';
import { heldUntil } from './floor.ts';
import type { PersonId, RoundState } from './round.ts';
import { maySpeak, takesTurn } from './speech.ts';

const asking = { by: 'table', during: 'running', dependsOn: 'step' } as const;
const giving = { by: 'facilitator', during: 'running', dependsOn: 'floor' } as const;

/** The floor: asked for by a hand, given by the facilitator, passed on by whoever has it. */
export const floorCommands: Handlers<
	| 'raise-hand'
	| 'lower-hand'
	| 'give-floor'
	| 'take-back-floor'
	| 'pass-floor'
	| 'start-go-round'
	| 'stop-go-round'
> = {
	'raise-hand': { ...asking, decide: raiseHand },
	'lower-hand': { ...asking, dependsOn: 'nothing', decide: lowerHand },
	'give-floor': { ...giving, decide: giveFloor },
	'take-back-floor': { ...giving, decide: takeBackFloor },
	'pass-floor': { ...giving, by: 'table', decide: passFloor },
	'start-go-round': { ...giving, decide: startGoRound },
	'stop-go-round': { ...giving, decide: stopGoRound },
};

function raiseHand({ state, me }: Attempt): Decision {
	if (state.floor.holder === me.person) return refuse('already-speaking');
	if (state.floor.hands.includes(me.person)) return refuse('already-raised');
	if (!maySpeak(state, me.role)) return refuse('not-allowed-at-this-step');
	return accept({ type: 'hand-raised', person: me.person });
}

function lowerHand(
	{ state, me }: Attempt,
	{ person = me.person }: CommandOf<'lower-hand'>,
): Decision {
	if (person !== me.person && me.role !== 'facilitator') return refuse('not-facilitator');
	if (!findParticipant(state, person)) return refuse('unknown-person');
	if (!state.floor.hands.includes(person)) return refuse('not-raised');
	return accept({ type: 'hand-lowered', person });
}

/** During a go-round this is an aside: passed on, the floor goes back to the person whose turn it was. */
function giveFloor(
	{ state, context: { now } }: Attempt,
	{ person }: CommandOf<'give-floor'>,
): Decision {
	const chosen = findParticipant(state, person);
	if (!chosen) return refuse('unknown-person');
	if (state.floor.holder === person) return refuse('already-speaking');
	if (chosen.role === 'observer') return refuse('not-in-this-role');
	if (!maySpeak(state, chosen.role)) return refuse('not-allowed-at-this-step');
	return accept({ type: 'floor-given', person, held: heldUntil(state, now) });
}

/** During a go-round the next person has the floor: that is how the turn of somebody away is skipped. */
function takeBackFloor({ state, context: { now } }: Attempt): Decision {
	if (state.floor.holder === null) return refuse('no-change');
	return accept(moveOn(state, now, 'taken-back'));
}

function passFloor({ state, me, context: { now } }: Attempt): Decision {
	if (state.floor.holder !== me.person) return refuse('not-holder');
	return accept(moveOn(state, now, 'passed'));
}

function moveOn(state: RoundState, now: number, reason: 'taken-back' | 'passed'): RoundEvent {
	const { goRound, holder } = state.floor;
	const held = heldUntil(state, now);
	if (!goRound) return { type: 'floor-freed', reason, held };
	const isAside = holder !== goRound.order[goRound.position];
	const position = isAside ? goRound.position : goRound.position + 1;
	const isOver = position >= goRound.order.length;
	return isOver ? { type: 'go-round-ended', held } : { type: 'go-round-moved', position, held };
}

function startGoRound({ state, context: { now } }: Attempt): Decision {
	if (state.floor.goRound) return refuse('no-change');
	const order = orderOfTurns(state);
	if (order.length === 0) return refuse('nobody-to-speak');
	return accept({ type: 'go-round-started', order, held: heldUntil(state, now) });
}

function stopGoRound({ state, context: { now } }: Attempt): Decision {
	if (!state.floor.goRound) return refuse('no-go-round');
	return accept({ type: 'go-round-ended', held: heldUntil(state, now) });
}

/** Around the table from the person after the client, who comes last; those who have not sat down are away. */
function orderOfTurns(state: RoundState): PersonId[] {
	const { participants } = state;
	const client = participants.findIndex(({ role }) => role === 'client');
	return [...participants.slice(client + 1), ...participants.slice(0, client + 1)]
		.filter(({ role, seat }) => seat !== null && takesTurn(state, role))
		.map(({ person }) => person);
}
