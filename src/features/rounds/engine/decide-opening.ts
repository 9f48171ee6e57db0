import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, acceptWithTexts, refuse, type Decision } from './decision.ts';
import { findContribution } from './find.ts';
import type { Contribution } from './round.ts';
import { maySpeak } from './speech.ts';
import { barTexts, tidy } from './texts.ts';

const conducting = { by: 'facilitator', during: 'running', dependsOn: 'nothing' } as const;

/** What becomes of contributions: shown to the room by the facilitator, answered and kept by the client. */
export const openingCommands: Handlers<'reveal' | 'accept-late' | 'answer' | 'keep'> = {
	reveal: { ...conducting, decide: reveal },
	'accept-late': { ...conducting, decide: acceptLate },
	answer: { by: 'client', during: 'running', dependsOn: 'nothing', decide: answer },
	keep: { by: 'client', during: 'running', dependsOn: 'nothing', decide: keep },
};

/** Everything hidden comes out together, whatever the step it was written at. */
function reveal({ state }: Attempt): Decision {
	const hidden = state.contributions.filter(
		({ veil, isWithdrawn }) => veil === 'until-revealed' && !isWithdrawn,
	);
	if (hidden.length === 0) return refuse('nothing-to-reveal');
	return accept({
		type: 'contributions-opened',
		reason: 'revealed',
		contributions: hidden.map(opened),
	});
}

function acceptLate({ state }: Attempt, { contribution: id }: CommandOf<'accept-late'>): Decision {
	const contribution = findContribution(state, id);
	if (!contribution) return refuse('unknown-contribution');
	if (contribution.isWithdrawn) return refuse('already-withdrawn');
	if (contribution.veil !== 'late') return refuse('not-late');
	return accept({
		type: 'contributions-opened',
		reason: 'accepted',
		contributions: [opened(contribution)],
	});
}

const opened = ({ id, author, text }: Contribution) => ({ id, author, text });

/** The client answers where they have a say; elsewhere they listen. */
function answer({ state, me }: Attempt, command: CommandOf<'answer'>): Decision {
	if (!maySpeak(state, me.role)) return refuse('not-allowed-at-this-step');
	const question = findContribution(state, command.contribution);
	if (question?.type !== 'question' || question.veil !== null) {
		return refuse('unknown-contribution');
	}
	if (question.isWithdrawn) return refuse('already-withdrawn');
	if (question.answer) return refuse('already-answered');
	const text = tidy(command.text);
	const flaw = barTexts(state, [text]);
	if (flaw) return refuse(flaw);
	const { id } = question;
	return acceptWithTexts([text], { type: 'question-answered', id, by: me.person, text: text.id });
}

/** Private to the client from the first contribution on: nobody sells an idea to somebody who sorts alone. */
function keep({ state, me }: Attempt, { contribution: id, isKept }: CommandOf<'keep'>): Decision {
	const contribution = findContribution(state, id);
	const isReadable = contribution?.veil === null || contribution?.author === me.person;
	if (!contribution || !isReadable) return refuse('unknown-contribution');
	if (contribution.isWithdrawn && isKept) return refuse('already-withdrawn');
	const wasKept = state.kept.some(({ by, contribution: kept }) => by === me.person && kept === id);
	if (wasKept === isKept) return refuse('no-change');
	return accept({ type: 'contribution-kept', by: me.person, id, isKept });
}
