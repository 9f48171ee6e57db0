import { minutes, type Instant } from '#kernel/clock.ts';
import { heldUntil } from '../../engine/floor.ts';
import type { PersonId, Role, RoundState } from '../../engine/round.ts';

/** One line of the list of voices: somebody who may speak, and how long they held the floor. */
export type Voice = {
	person: PersonId;
	role: Role;
	/** Rank among the raised hands, from 1; null when the hand is down. */
	hand: number | null;
	hasFloor: boolean;
	talkMs: number;
	/** Of the longest, from 0 to 1. */
	share: number;
};

/** Below a minute differences mean nothing yet, and must not look as if they did. */
const shortestScaleMs = minutes(1);

/**
 * Who has the floor, then the turns of the go-round, the raised hands in their order, and the others around the
 * table from the facilitator's left, so that one's own line comes last. Observers do not speak.
 */
export function voicesOf(state: RoundState, now: Instant): Voice[] {
	const { holder, hands, goRound } = state.floor;
	const turns = goRound?.order.slice(goRound.position) ?? [];
	const speaking = holder ? [holder] : [];
	const order = new Set([...speaking, ...turns, ...hands, ...aroundTheTable(state)]);
	const seated = [...order].flatMap((person) => {
		const role = state.participants.find((each) => each.person === person)?.role;
		return role ? [{ person, role, talkMs: talkOf(state, person, now) }] : [];
	});
	const longest = Math.max(shortestScaleMs, ...seated.map(({ talkMs }) => talkMs));
	return seated.map((voice) => ({
		...voice,
		hand: hands.includes(voice.person) ? hands.indexOf(voice.person) + 1 : null,
		hasFloor: voice.person === holder,
		share: voice.talkMs / longest,
	}));
}

/** Milliseconds somebody held the floor, the turn under way included. */
export function talkOf(state: RoundState, person: PersonId, now: Instant): number {
	const before = state.floor.talkMs[person] ?? 0;
	const held = heldUntil(state, now);
	return held?.person === person ? before + held.ms : before;
}

function aroundTheTable({ participants }: RoundState): PersonId[] {
	const own = participants.findIndex(({ role }) => role === 'facilitator');
	return [...participants.slice(own + 1), ...participants.slice(0, own + 1)]
		.filter(({ role }) => role !== 'observer')
		.map(({ person }) => person);
}
