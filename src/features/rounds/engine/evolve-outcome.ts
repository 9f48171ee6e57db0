import type { Appliers } from './applier.ts';

/** What the round leaves: the contract, the action plans, how it was for each. */
export const outcomeEvents: Appliers<
	| 'contract-published'
	| 'action-set'
	| 'action-removed'
	| 'action-reported'
	| 'asked'
	| 'ask-dismissed'
	| 'pulse-answered'
> = {
	'contract-published': ({ contract }, { version, text, by }, { at }) => ({
		contract: [...contract, { version, text, by, at }],
	}),
	'action-set': ({ actions }, { action }) => ({
		actions: actions.some(({ id }) => id === action.id)
			? actions.map((one) => (one.id === action.id ? action : one))
			: [...actions, action],
	}),
	'action-removed': ({ actions }, { id }) => ({
		actions: actions.filter((action) => action.id !== id),
	}),
	'action-reported': ({ earlierActions }, { id, status }) => ({
		earlierActions: earlierActions.map((one) => (one.id === id ? { ...one, status } : one)),
	}),
	asked: ({ asks }, { by, what }, { at }) => ({ asks: [...asks, { by, what, at }] }),
	'ask-dismissed': ({ asks }, { by, what }) => ({
		asks: asks.filter((ask) => ask.by !== by || ask.what !== what),
	}),
	'pulse-answered': ({ pulseBy, pulseCount }, { by }) => ({
		pulseBy: by === null ? pulseBy : [...pulseBy, by],
		pulseCount: pulseCount + 1,
	}),
};
