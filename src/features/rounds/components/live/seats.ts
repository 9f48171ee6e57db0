import { unreachable } from '#kernel/errors.ts';
import type { IconName } from '#ui/icons/names.ts';
import { m } from '#paraglide/messages.js';
import type { RoundRoom } from '../../client.svelte.ts';
import type { Duty, Participant, Role, RoundState } from '../../engine/round.ts';
import type { Rim, Seated } from '../circle-seats.ts';
import { plannedNowMs } from './path.ts';

type Room = Pick<RoundRoom, 'state' | 'nameOf' | 'person' | 'isOnline' | 'now'>;
type Clock = Pick<RoundRoom, 'state' | 'secondsLeft'>;

export const lastMinuteSeconds = 60;

const roleWords: Record<Role, () => string> = {
	client: m.rounds_role_client,
	consultant: m.rounds_role_consultant,
	facilitator: m.rounds_role_facilitator,
	observer: m.rounds_role_observer,
};

export const dutyWords: Record<Duty, () => string> = {
	'co-facilitator': m.rounds_duty_co_facilitator,
	'time-keeper': m.rounds_duty_time_keeper,
	secretary: m.rounds_duty_secretary,
};

/** What somebody does in the round, in words: « consultation, garde du temps ». */
export function roleText({ role, duties }: Pick<Participant, 'role' | 'duties'>): string {
	return [roleWords[role](), ...duties.map((duty) => dutyWords[duty]())].join(', ');
}

/** The people around the table as the circle draws them, in the order of their seats. */
export function seatsOf(room: Room): Seated[] {
	const { state } = room;
	return state.participants.map((participant) => {
		const { person, role, seat } = participant;
		const hand = state.floor.hands.indexOf(person) + 1;
		return {
			id: person,
			name: room.nameOf(person),
			initials: room.person(person)?.initials ?? '?',
			role: roleText(participant),
			...marks(participant),
			isClient: role === 'client',
			isObserver: role === 'observer',
			hasFloor: state.floor.holder === person,
			hand: hand > 0 ? hand : undefined,
			hasSpoken: state.floor.spoken.includes(person) && state.floor.holder !== person,
			isRemote: seat?.place === 'remote',
			isAway: state.status === 'lobby' ? seat === null : !room.isOnline(person),
			talk: talkMs(state, participant, room.now),
		};
	});
}

/** What is written under a name and drawn on its seat; a consultant without a duty needs neither. */
function marks({ role, duties }: Participant): { shortRole?: string; roleIcon?: IconName } {
	if (role === 'facilitator') return { shortRole: roleWords[role](), roleIcon: 'compass-bold' };
	if (role === 'observer') return { shortRole: roleWords[role](), roleIcon: 'eye-bold' };
	if (role === 'client') return { shortRole: roleWords[role]() };
	if (duties.includes('time-keeper')) {
		return { shortRole: dutyWords['time-keeper'](), roleIcon: 'hourglass-medium-bold' };
	}
	const [duty] = duties;
	return duty ? { shortRole: dutyWords[duty]() } : {};
}

/** Only the facilitator receives these figures; for the others nobody has spoken. */
function talkMs({ floor }: RoundState, { person }: Participant, now: number): number {
	const held = floor.talkMs[person] ?? 0;
	const isMeasured = Object.keys(floor.talkMs).length > 0;
	return floor.holder === person && floor.since !== null && isMeasured
		? held + Math.max(0, now - floor.since)
		: held;
}

/** The time left as the rim of the table; null before the start and where no clock runs. */
export function rimOf({ state, secondsLeft }: Clock): Rim | null {
	const plannedMs = plannedNowMs(state);
	if (secondsLeft === null || plannedMs === 0 || state.template.unit === 'days') return null;
	return {
		left: Math.min(1, Math.max(0, (secondsLeft * 1_000) / plannedMs)),
		minutes: Math.round(plannedMs / 60_000),
		state: rimState({ state, secondsLeft }),
	};
}

function rimState({ state, secondsLeft }: Clock): Rim['state'] {
	if (state.clock.status === 'paused') return 'paused';
	if (secondsLeft === null || secondsLeft > lastMinuteSeconds) return 'running';
	return secondsLeft < 0 ? 'over' : 'last-minute';
}

/** The one word under the figures of the clock. */
export function clockWord(room: Clock): string | undefined {
	const state = rimState(room);
	switch (state) {
		case 'paused':
			return m.rounds_clock_paused();
		case 'over':
			return m.rounds_clock_over();
		case 'last-minute':
			return m.rounds_clock_last_minute();
		case 'running':
			return room.state.floor.goRound ? m.rounds_go_round() : undefined;
		default:
			return unreachable(state);
	}
}
