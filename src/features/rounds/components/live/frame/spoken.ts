import { m } from '#paraglide/messages.js';
import type { RoundRoom } from '../../../client.svelte.ts';
import { lastMinuteSeconds } from '../seats.ts';

/** What may be worth a word to somebody who does not see the screen. */
export type Heard = {
	status: RoundRoom['state']['status'];
	step: number;
	title: string;
	isPaused: boolean;
	secondsLeft: number | null;
	hasFloor: boolean;
	link: RoundRoom['link'];
};

export function hear(room: RoundRoom): Heard {
	const { state, step, secondsLeft, link } = room;
	return {
		status: state.status,
		step: state.step,
		title: step?.title ?? '',
		isPaused: state.clock.status === 'paused',
		secondsLeft,
		hasFloor: state.floor.holder === room.viewer,
		link,
	};
}

/** The sentences that a change deserves, the most pressing first. */
export function changesOf(before: Heard, after: Heard): string[] {
	return [...linkChanges(before, after), ...roundChanges(before, after)];
}

function linkChanges(before: Heard, after: Heard): string[] {
	if (before.link === after.link) return [];
	if (after.link === 'reconnecting') return [m.rounds_said_lost()];
	if (after.link === 'signed-out') return [m.rounds_link_signed_out()];
	if (after.link === 'removed') return [m.rounds_link_removed()];
	return before.link === 'reconnecting' && after.link === 'live' ? [m.rounds_said_back()] : [];
}

function roundChanges(before: Heard, after: Heard): string[] {
	if (after.status === 'closed' && before.status !== 'closed') return [m.rounds_said_closed()];
	if (after.status === 'cancelled' && before.status !== 'cancelled') return [m.rounds_cancelled()];
	const isNewStep = after.status === 'running' && after.step !== before.step;
	return [
		...(isNewStep ? [m.rounds_said_step({ title: after.title })] : []),
		...(after.hasFloor && !before.hasFloor ? [m.rounds_said_your_turn()] : []),
		...(after.isPaused && !before.isPaused ? [m.rounds_clock_paused()] : []),
		...(isNewStep ? [] : timeChanges(before.secondsLeft, after.secondsLeft)),
	];
}

function timeChanges(before: number | null, after: number | null): string[] {
	if (before === null || after === null) return [];
	if (before > 0 && after <= 0) return [m.rounds_said_time_up()];
	return before > lastMinuteSeconds && after <= lastMinuteSeconds ? [m.rounds_said_minute()] : [];
}
