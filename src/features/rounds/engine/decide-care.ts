import type { Handlers } from './attempt.ts';
import { accept, refuse } from './decision.ts';
import { currentStep } from './speech.ts';

type CareCommand = 'ask' | 'dismiss-ask' | 'answer-pulse';

const isScore = (score: number) => Number.isInteger(score) && score >= 1 && score <= 5;

export const careCommands: Handlers<CareCommand> = {
	ask: {
		by: 'everyone',
		during: 'running',
		dependsOn: 'nothing',
		decide: ({ state, me }, { what }) => {
			// The facilitator does not ask: they pause, or add a minute.
			if (me.role === 'facilitator') return refuse('already-facilitator');
			const isAsked = state.asks.some((ask) => ask.by === me.person && ask.what === what);
			return isAsked ? refuse('no-change') : accept({ type: 'asked', by: me.person, what });
		},
	},
	'dismiss-ask': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'nothing',
		decide: ({ state }, { person, what }) => {
			const isAsked = state.asks.some((ask) => ask.by === person && ask.what === what);
			return isAsked ? accept({ type: 'ask-dismissed', by: person, what }) : refuse('no-change');
		},
	},
	'answer-pulse': {
		by: 'table',
		during: 'running',
		dependsOn: 'nothing',
		decide: ({ state, me }, { answers }) => {
			if (!currentStep(state)?.captures.pulse) return refuse('not-allowed-at-this-step');
			if (state.pulseBy.includes(me.person)) return refuse('already-answered');
			if (answers.length !== 3 || !answers.every(isScore)) return refuse('bad-pulse');
			return accept({ type: 'pulse-answered', by: me.person });
		},
	},
};
