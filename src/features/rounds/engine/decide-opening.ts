import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, refuse, type Decision } from './decision.ts';
import type { RoundEvent } from './events.ts';
import type { Contribution } from './round.ts';
import { currentStep, mayWrite, writesForOneself } from './speech.ts';
import { findContribution } from './writing.ts';

type OpeningCommand = 'share' | 'reveal' | 'accept-late' | 'keep';

/** Commands by which a text goes out to the room, or into what the client takes away. */
export const openingCommands: Handlers<OpeningCommand> = {
	share: { by: 'table', during: 'running', dependsOn: 'nothing', decide: share },
	reveal: {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'nothing',
		decide: ({ state }) => {
			const hidden = state.contributions.filter(
				({ veil, isWithdrawn }) => veil === 'until-revealed' && !isWithdrawn,
			);
			return hidden.length === 0 ? refuse('nothing-to-reveal') : accept(open('revealed', hidden));
		},
	},
	'accept-late': {
		by: 'facilitator',
		during: 'running',
		dependsOn: 'nothing',
		decide: ({ state }, { contribution: id }) => {
			const late = findContribution(state, id);
			if (!late) return refuse('unknown-contribution');
			return late.veil === 'late' ? accept(open('accepted', [late])) : refuse('not-late');
		},
	},
	keep: { by: 'client', during: 'running', dependsOn: 'nothing', decide: keep },
};

/** Its author may open a private text where they could have written it openly. */
function share({ state, me }: Attempt, { contribution: id }: CommandOf<'share'>): Decision {
	const own = findContribution(state, id);
	if (!own) return refuse('unknown-contribution');
	if (own.author !== me.person) return refuse('not-author');
	if (own.veil !== 'private') return refuse('already-open');
	const step = currentStep(state);
	const mayOpen =
		step !== null && mayWrite(step, me.role, own.type) && !writesForOneself(state, step, me.role);
	return mayOpen ? accept(open('shared', [own])) : refuse('not-allowed-at-this-step');
}

/** What the client keeps is nobody else's business (method: no pressure to « buy » suggestions). */
function keep({ state, me }: Attempt, { contribution: id, isKept }: CommandOf<'keep'>): Decision {
	const seen = findContribution(state, id);
	if (!seen || (seen.veil !== null && seen.author !== me.person)) {
		return refuse('unknown-contribution');
	}
	const wasKept = state.kept.some((one) => one.contribution === id && one.by === me.person);
	if (wasKept === isKept) return refuse('no-change');
	return accept({ type: 'contribution-kept', by: me.person, id, isKept });
}

function open(
	reason: 'revealed' | 'shared' | 'accepted',
	contributions: Contribution[],
): RoundEvent {
	const opened = contributions.map(({ id, author, text }) => ({ id, author, text }));
	return { type: 'contributions-opened', reason, contributions: opened };
}
