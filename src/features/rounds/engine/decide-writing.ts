import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { accept, acceptWithTexts, refuse, type Decision, type Refusal } from './decision.ts';
import { findContribution } from './find.ts';
import {
	limits,
	type Contribution,
	type ContributionId,
	type RoundState,
	type Veil,
} from './round.ts';
import { currentStep, mayWrite, writesForOneself } from './speech.ts';
import type { ContributionType, Step } from './template.ts';
import { barTexts, tidy } from './texts.ts';

const own = { by: 'table', during: 'running', dependsOn: 'nothing' } as const;

/** What people write, and what its author alone may do with it: change it, take it back, show it. */
export const writingCommands: Handlers<'write' | 'edit' | 'withdraw' | 'share'> = {
	// It depends on the step, but what comes a little late is kept: `findPlace` tells.
	write: { ...own, decide: write },
	edit: { ...own, decide: edit },
	withdraw: { ...own, decide: withdraw },
	share: { ...own, decide: share },
};

function write(attempt: Attempt, command: CommandOf<'write'>): Decision {
	const { state, me } = attempt;
	const { contribution: id, as } = command;
	const place = findPlace(attempt);
	if (!place) return refuse('stale');
	const veil = veilOf(place, command);
	const barred = barWriting(attempt, { step: place.step, as, isPrivate: veil === 'private' });
	if (barred) return refuse(barred);
	if (findContribution(state, id)) return refuse('id-in-use');
	if (state.contributions.length >= limits.contributionsPerRound) {
		return refuse('too-many-contributions');
	}
	const text = tidy(command.text);
	const flaw = barTexts(state, [text]);
	if (flaw) return refuse(flaw);
	return acceptWithTexts([text], {
		type: 'contribution-written',
		...{ id, as, veil, step: place.index, author: me.person, text: text.id },
	});
}

type Place = { index: number; step: Step; isLate: boolean };

/**
 * The step a text was written for: the one under way, or the one just left when it comes within
 * `limits.lateMs`. Nobody loses a sentence because the facilitator was quicker.
 */
function findPlace({ state, context: { expected, now } }: Attempt): Place | null {
	const step = currentStep(state);
	if (!step) return null;
	const here = { index: state.step, step, isLate: false };
	if (expected === null) return here;
	if ('seq' in expected) return expected.seq < state.steeredAt.conduct ? null : here;
	if (expected.epoch === state.epoch) return here;
	const { undoable, template } = state;
	const left = undoable && template.steps[undoable.step];
	const isJustLeft = left && expected.epoch + 1 === state.epoch;
	if (!isJustLeft || now - undoable.at > limits.lateMs) return null;
	return { index: undoable.step, step: left, isLate: true };
}

function barWriting(
	{ state, me }: Attempt,
	{ step, as, isPrivate }: { step: Step; as: ContributionType; isPrivate: boolean },
): Refusal | null {
	if (!mayWrite(step, me.role, as)) return 'not-allowed-at-this-step';
	if (isPrivate && !mayBePrivate(step, as)) return 'not-allowed-at-this-step';
	const isExposed = !isPrivate && writesForOneself(state, step, me.role);
	return isExposed ? 'not-allowed-at-this-step' : null;
}

const personal: readonly ContributionType[] = ['learning', 'takeaway'];

// What one notes for oneself belongs to the listening or to what one takes away; ideas are for the client.
const mayBePrivate = (step: Step, as: ContributionType) =>
	step.kind === 'presentation' || personal.includes(as);

/** What one learns or takes away stays private unless said otherwise (method.md, step 6). */
function veilOf(
	{ step, isLate }: Place,
	{ as, isPrivate = personal.includes(as) }: CommandOf<'write'>,
): Veil | null {
	if (isPrivate) return 'private';
	if (isLate) return 'late';
	return step.hiddenUntilRevealed.includes(as) ? 'until-revealed' : null;
}

function edit({ state, me }: Attempt, command: CommandOf<'edit'>): Decision {
	const found = findOwn(state, me.person, command.contribution);
	if ('refusal' in found) return refuse(found.refusal);
	const text = tidy(command.text);
	const flaw = barTexts(state, [text]);
	if (flaw) return refuse(flaw);
	const { id } = found.contribution;
	return acceptWithTexts([text], { type: 'contribution-edited', id, text: text.id });
}

function withdraw({ state, me }: Attempt, command: CommandOf<'withdraw'>): Decision {
	const found = findOwn(state, me.person, command.contribution);
	if ('refusal' in found) return refuse(found.refusal);
	return accept({ type: 'contribution-withdrawn', id: found.contribution.id });
}

/** What is one's own to show: a learning at any time, a note only where the step takes its type. */
function share({ state, me }: Attempt, command: CommandOf<'share'>): Decision {
	const found = findOwn(state, me.person, command.contribution);
	if ('refusal' in found) return refuse(found.refusal);
	const { id, type, veil, author, text } = found.contribution;
	if (veil === null) return refuse('already-open');
	const step = currentStep(state);
	const isTimely = step && (personal.includes(type) || mayWrite(step, me.role, type));
	if (veil !== 'private' || !isTimely || writesForOneself(state, step, me.role)) {
		return refuse('not-allowed-at-this-step');
	}
	return accept({
		type: 'contributions-opened',
		reason: 'shared',
		contributions: [{ id, author, text }],
	});
}

function findOwn(
	state: RoundState,
	person: string,
	id: ContributionId,
): { contribution: Contribution } | { refusal: Refusal } {
	const contribution = findContribution(state, id);
	if (!contribution) return { refusal: 'unknown-contribution' };
	if (contribution.author !== person) return { refusal: 'not-author' };
	if (contribution.isWithdrawn) return { refusal: 'already-withdrawn' };
	return { contribution };
}
