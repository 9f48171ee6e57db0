import { describe, expect, test } from 'vitest';
import type { RoundState } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { clockWord, rimOf, seatsOf } from './seats.ts';

const room = (
	state: RoundState,
	online: string[] = state.participants.map(({ person }) => person),
) => ({
	state,
	now: 90_000,
	nameOf: (id: string | null) => id ?? '',
	person: (id: string | null) => ({
		id: person(id ?? ''),
		name: id ?? '',
		initials: (id ?? '').slice(0, 2).toUpperCase(),
		hasSigned: true,
	}),
	isOnline: (id: string) => online.includes(id),
});

const floorOf = (changes: Partial<RoundState['floor']>): RoundState['floor'] => ({
	...aRoundAt('consultation').floor,
	...changes,
});

const seat = (state: RoundState, name: string, online?: string[]) =>
	seatsOf(room(state, online)).find(({ id }) => id === name);

describe('the seats', () => {
	test('stay in the order of the table', () => {
		const names = seatsOf(room(aRoundAt('consultation'))).map(({ id }) => id);
		expect(names).toEqual(['nadege', 'soraya', 'youssef', 'catalina', 'anahit']);
	});

	test('say the role in words, and write it under the name only where it helps', () => {
		const state = aRoundAt('consultation');
		expect(seat(state, 'soraya')).toMatchObject({ role: 'personne cliente', isClient: true });
		expect(seat(state, 'anahit')).toMatchObject({ shortRole: 'observation', isObserver: true });
		expect(seat(state, 'youssef')?.shortRole).toBeUndefined();
	});

	test('a consultant who keeps the time wears the hourglass', () => {
		const state = aRoundAt('consultation');
		const participants = state.participants.map((one) =>
			one.person === 'catalina' ? { ...one, duties: ['time-keeper' as const] } : one,
		);
		expect(seat({ ...state, participants }, 'catalina')).toMatchObject({
			role: 'consultation, garde du temps',
			roleIcon: 'hourglass-medium-bold',
		});
	});

	test('hands are numbered in their order', () => {
		const floor = floorOf({ hands: [person('catalina'), person('youssef')] });
		const state = aRoundAt('consultation', { floor });
		expect(seat(state, 'catalina')?.hand).toBe(1);
		expect(seat(state, 'youssef')?.hand).toBe(2);
		expect(seat(state, 'soraya')?.hand).toBeUndefined();
	});

	test('whoever speaks has not spoken yet', () => {
		const spoken = [person('youssef'), person('catalina')];
		const state = aRoundAt('consultation', {
			floor: floorOf({ holder: person('youssef'), spoken }),
		});
		expect(seat(state, 'youssef')).toMatchObject({ hasFloor: true, hasSpoken: false });
		expect(seat(state, 'catalina')).toMatchObject({ hasFloor: false, hasSpoken: true });
	});

	test('in the lobby a chair is empty until somebody sits; later, when nobody is behind the screen', () => {
		const running = aRoundAt('consultation');
		expect(seat(running, 'youssef', ['nadege'])?.isAway).toBe(true);
		expect(seat({ ...running, status: 'lobby' }, 'youssef', ['nadege'])?.isAway).toBe(false);
		const participants = running.participants.map((one) => ({ ...one, seat: null }));
		expect(seat({ ...running, status: 'lobby', participants }, 'youssef')?.isAway).toBe(true);
	});

	test('who speaks now adds to the mirror; without figures there is no mirror', () => {
		const talkMs = { [person('youssef')]: 30_000 };
		const floor = floorOf({ holder: person('youssef'), since: 60_000 });
		expect(seat(aRoundAt('consultation', { floor: { ...floor, talkMs } }), 'youssef')?.talk).toBe(
			60_000,
		);
		expect(seat(aRoundAt('consultation', { floor }), 'youssef')?.talk).toBe(0);
	});
});

describe('the rim', () => {
	const state = aRoundAt('consultation', {
		clock: { status: 'running', deadline: 0, version: 1, isExpired: false },
	});

	test('is the share of the step that is left, one tick a minute', () => {
		expect(rimOf({ state, secondsLeft: 750 })).toEqual({
			left: 0.5,
			minutes: 25,
			state: 'running',
		});
	});

	test('follows the length the step began with, when earlier ones took from it', () => {
		const { step } = state;
		const records = [{ step, startedAt: 0, endedAt: null, plannedMs: 20 * 60_000, pausedMs: 0 }];
		expect(rimOf({ state: { ...state, records }, secondsLeft: 600 })).toMatchObject({
			left: 0.5,
			minutes: 20,
		});
	});

	test('turns at the last minute, then counts what is over', () => {
		expect(rimOf({ state, secondsLeft: 60 })?.state).toBe('last-minute');
		expect(rimOf({ state, secondsLeft: 0 })?.state).toBe('last-minute');
		expect(rimOf({ state, secondsLeft: -1 })).toMatchObject({ left: 0, state: 'over' });
		expect(clockWord({ state, secondsLeft: -1 })).toBe('Temps dépassé');
	});

	test('a pause is said before anything else', () => {
		const paused = aRoundAt('consultation', {
			clock: { status: 'paused', remainingMs: 1, since: 0, version: 1, isExpired: false },
		});
		expect(clockWord({ state: paused, secondsLeft: 30 })).toBe('En pause');
	});

	test('is not drawn where no clock runs, nor over days', () => {
		expect(rimOf({ state, secondsLeft: null })).toBeNull();
		const slow = { ...state, template: { ...state.template, unit: 'days' as const } };
		expect(rimOf({ state: slow, secondsLeft: 100 })).toBeNull();
	});
});
