import { minutes } from '#kernel/clock.ts';
import type { PersonId, RoundState } from '../../engine/round.ts';
import type { Speech } from '../../engine/template.ts';
import type { Voice } from './voices.ts';

/** What the private mirror may suggest. */
export type Suggestion =
	| { type: 'not-heard-yet'; person: PersonId; isAheadOfHands: boolean }
	| { type: 'facilitator-speaks-much'; talkMs: number; totalMs: number };

/** Below this the figures say nothing yet. */
const enoughMs = minutes(4);
/** A facilitator who holds the floor for more than a quarter of the time takes somebody's place. */
const muchShare = 0.25;

const speaking = new Set<Speech>(['speaks', 'questions', 'turn', 'free']);

/** The weightiest first; nothing as long as little was said, nor while turns come by themselves. */
export function suggestionsFor(state: RoundState, voices: Voice[]): Suggestion[] {
	if (state.clock.status === 'paused' || state.floor.goRound) return [];
	return [facilitatorSpeaksMuch(voices), notHeardYet(state, voices)].filter((each) => each !== null);
}

function facilitatorSpeaksMuch(voices: Voice[]): Suggestion | null {
	const talkMs = voices.find(({ role }) => role === 'facilitator')?.talkMs ?? 0;
	const totalMs = voices.reduce((sum, voice) => sum + voice.talkMs, 0);
	if (totalMs < enoughMs || talkMs <= totalMs * muchShare) return null;
	return { type: 'facilitator-speaks-much', talkMs, totalMs };
}

/** Once half of the consultants were heard, somebody who was not: a raised hand before the order of seats. */
function notHeardYet(state: RoundState, voices: Voice[]): Suggestion | null {
	const speech = state.template.steps[state.step]?.speech.consultant;
	if (!speech || !speaking.has(speech)) return null;
	const consultants = voices.filter(({ role }) => role === 'consultant');
	const silent = consultants.filter(({ talkMs }) => talkMs === 0);
	if (silent.length * 2 > consultants.length) return null;
	const [first] = silent;
	if (!first || first.hand === 1) return null;
	return {
		type: 'not-heard-yet',
		person: first.person,
		isAheadOfHands: voices.some(({ hand }) => hand !== null),
	};
}
