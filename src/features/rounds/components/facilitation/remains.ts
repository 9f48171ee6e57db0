import type { RoundState } from '../../engine/round.ts';

/** What a round that closes now would leave undone. */
export type Remain =
	| { type: 'contract' }
	| { type: 'actions' }
	| { type: 'hidden'; count: number }
	| { type: 'earlier-actions'; count: number }
	| { type: 'pulse'; count: number };

export function remainsOf(state: RoundState): Remain[] {
	const { steps } = state.template;
	const hidden = state.contributions.filter(({ veil, isWithdrawn }) => {
		return !isWithdrawn && (veil === 'until-revealed' || veil === 'late');
	});
	const unfollowed = state.earlierActions.filter(({ status }) => status === null);
	// The pulse is a mirror held to the facilitation, which does not answer it.
	const asked = state.participants.filter(({ role }) => role === 'client' || role === 'consultant');
	const expects = {
		contract: steps.some(({ captures }) => captures.contract),
		actions: steps.some(({ captures }) => captures.actions !== null),
		followUp: steps.some(({ captures }) => captures.followUp),
		pulse: steps.some(({ captures }) => captures.pulse),
	};
	return [
		...(expects.contract && state.contract.length === 0 ? [{ type: 'contract' } as const] : []),
		...(expects.actions && state.actions.length === 0 ? [{ type: 'actions' } as const] : []),
		...counted('hidden', hidden.length),
		...counted('earlier-actions', expects.followUp ? unfollowed.length : 0),
		...counted('pulse', expects.pulse ? asked.length - state.pulseCount : 0),
	];
}

function counted<Type extends string>(type: Type, count: number): { type: Type; count: number }[] {
	return count > 0 ? [{ type, count }] : [];
}
