import { describe, expect, test } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import { aRoundAt } from '#tests/support/a-room.ts';
import { timeTone, timeWords } from './time-words.ts';

/** A step that began at 0, once the earlier ones had taken exactly their time. */
function aRound(kind: string, changes: Partial<RoundState> = {}): RoundState {
	const state = aRoundAt(kind);
	const plannedMs = state.plannedMs[state.step] ?? 0;
	const before = state.plannedMs.slice(0, state.step).map((length, step) => ({
		...{ step, startedAt: -length, endedAt: 0, plannedMs: length, pausedMs: 0 },
	}));
	const now = { step: state.step, startedAt: 0, endedAt: null, plannedMs, pausedMs: 0 };
	return {
		...state,
		clock: { status: 'running', deadline: plannedMs, version: 1, isExpired: false },
		records: [...before, now],
		...changes,
	};
}

describe('a clarification of 17 minutes', () => {
	const state = aRound('clarification');
	const words = (minute: number) => timeWords(state, minutes(minute));

	test('that is on time keeps 12 minutes for what was learnt', () => {
		expect(words(5)).toMatchObject({
			end: minutes(67),
			isOver: false,
			late: 0,
			kept: { minutes: 12, isCut: false },
			forecast: null,
			shorter: [],
		});
		expect(timeTone(words(5) ?? raise())).toBe('ok');
	});

	test('says near its end what going on would take from the others', () => {
		expect(words(16)?.forecast).toMatchObject({
			more: 4,
			othersLose: 4,
			kept: { minutes: 12, isCut: false },
		});
	});

	test('that overruns takes from the other steps before the last one', () => {
		const over = words(19) ?? raise();
		expect(over).toMatchObject({ isOver: true, over: 2, late: 0, kept: { minutes: 12 } });
		expect(over.shorter.length).toBeGreaterThan(0);
		expect(timeTone(over)).toBe('warn');
	});

	test('that overruns far takes from the last one too, then ends the round later', () => {
		expect(words(17 + 20)).toMatchObject({ over: 20, late: 0, kept: { isCut: true } });
		expect(words(17 + 40)?.late).toBeGreaterThan(0);
	});
});

test('the last step has nothing left to keep; going on moves the end', () => {
	const words = timeWords(aRound('learning'), minutes(11));
	expect(words).toMatchObject({
		end: minutes(12),
		kept: null,
		forecast: { end: minutes(16), kept: null },
	});
});

test('a pause moves the end, and costs nobody’s minutes', () => {
	const clock = { remainingMs: minutes(12), since: minutes(5), version: 2, isExpired: false };
	const state = aRound('clarification', { clock: { status: 'paused', ...clock } });
	expect(timeWords(state, minutes(8))).toMatchObject({
		isPaused: true,
		end: minutes(70),
		kept: { minutes: 12, isCut: false },
	});
});

test('where no clock runs there is nothing to say', () => {
	expect(timeWords(aRoundAt('clarification'), 0)).toBeNull();
});

function raise(): never {
	throw new Error('no words');
}
