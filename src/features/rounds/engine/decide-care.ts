import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { currentStep } from './speech.ts';

/** « J’ai besoin d’une pause », « encore une minute », and how the round was for each. */
export const careCommands: Handlers<'ask' | 'dismiss-ask' | 'answer-pulse'> = {
	ask: { by: 'everyone', during: 'running', dependsOn: 'nothing', decide: ask },
	'dismiss-ask': { by: 'everyone', during: 'running', dependsOn: 'nothing', decide: dismissAsk },
	'answer-pulse': { by: 'table', during: 'running', dependsOn: 'nothing', decide: answerPulse },
};

/** Only the facilitator hears it, and decides; who facilitates has no one to ask. */
function ask({ state, me }: Attempt, { what }: CommandOf<'ask'>): Decision {
	if (me.role === 'facilitator') return refuse('already-facilitator');
	if (what === 'minute' && state.clock.status === 'stopped') return refuse('no-clock');
	const isPending = state.asks.some((asked) => asked.by === me.person && asked.what === what);
	return isPending ? refuse('no-change') : accept({ type: 'asked', by: me.person, what });
}

/** By the facilitator, or by the person who had asked and thinks better of it. */
function dismissAsk(
	{ state, me }: Attempt,
	{ person: by, what }: CommandOf<'dismiss-ask'>,
): Decision {
	if (by !== me.person && me.role !== 'facilitator') return refuse('not-facilitator');
	const isPending = state.asks.some((asked) => asked.by === by && asked.what === what);
	return isPending ? accept({ type: 'ask-dismissed', by, what }) : refuse('no-change');
}

/** The pulse is a mirror held to the facilitation, so the facilitator does not answer it. */
function answerPulse({ state, me }: Attempt, { answers }: CommandOf<'answer-pulse'>): Decision {
	if (me.role === 'facilitator') return refuse('not-in-this-role');
	if (!currentStep(state)?.captures.pulse) return refuse('not-allowed-at-this-step');
	if (state.pulseBy.includes(me.person)) return refuse('already-answered');
	const isScore = (score: number) => Number.isInteger(score) && score >= 1 && score <= 5;
	if (answers.length !== 3 || !answers.every(isScore)) return refuse('bad-pulse');
	return accept({ type: 'pulse-answered', by: me.person });
}
