import type { Attempt, CommandOf, Handlers } from './attempt.ts';
import { acceptWithTexts, accept, refuse, type Decision } from './decision.ts';
import { limits, type Veil } from './round.ts';
import { currentStep, mayWrite, speechAt, writesForOneself } from './speech.ts';
import { findContribution, readText } from './writing.ts';

type WritingCommand = 'write' | 'edit' | 'withdraw' | 'answer';

export const writingCommands: Handlers<WritingCommand> = {
	// A text that comes a little late is kept for the facilitator to accept: staleness is decided below.
	write: { by: 'table', during: 'running', dependsOn: 'nothing', decide: write },
	edit: { by: 'table', during: 'running', dependsOn: 'nothing', decide: edit },
	withdraw: { by: 'table', during: 'running', dependsOn: 'nothing', decide: withdraw },
	answer: { by: 'client', during: 'running', dependsOn: 'nothing', decide: answer },
};

function write(attempt: Attempt, command: CommandOf<'write'>): Decision {
	const { state, me } = attempt;
	const { contribution: id, as } = command;
	const late = isLate(attempt);
	if (late === 'stale') return refuse('stale');
	const index = late ? (state.records.at(-2)?.step ?? -1) : state.step;
	const step = state.template.steps[index];
	if (!step || !mayWrite(step, me.role, as)) return refuse('not-allowed-at-this-step');
	if (state.contributions.length >= limits.contributionsPerRound) {
		return refuse('too-many-contributions');
	}
	if (state.contributions.some((contribution) => contribution.id === id))
		return refuse('id-in-use');
	const text = readText(command.text);
	if (typeof text === 'string') return refuse(text);

	const isPrivate =
		as === 'takeaway' || command.isPrivate === true || writesForOneself(state, step, me.role);
	const isHidden = step.hiddenUntilRevealed.includes(as);
	const open: Veil | null = isHidden ? 'until-revealed' : null;
	const veil: Veil | null = isPrivate ? 'private' : late ? 'late' : open;
	return acceptWithTexts([text], {
		type: 'contribution-written',
		...{ id, as, step: index, author: me.person, text: text.id, veil },
	});
}

/** Whether a text belongs to the step that has just been left; `stale` when it is older than that. */
function isLate({ state, context: { expected, now } }: Attempt): boolean | 'stale' {
	if (expected === null) return false;
	if ('seq' in expected) return expected.seq < state.steeredAt.conduct ? 'stale' : false;
	if (expected.epoch === state.epoch) return false;
	const isJustLeft =
		expected.epoch === state.epoch - 1 &&
		state.stepStartedAt !== null &&
		now - state.stepStartedAt <= limits.lateMs;
	return isJustLeft ? true : 'stale';
}

function edit({ state, me }: Attempt, command: CommandOf<'edit'>): Decision {
	const { contribution: id } = command;
	const before = findContribution(state, id);
	if (!before) return refuse('unknown-contribution');
	if (before.author !== me.person) return refuse('not-author');
	const text = readText(command.text);
	if (typeof text === 'string') return refuse(text);
	return acceptWithTexts([text], { type: 'contribution-edited', id, text: text.id });
}

function withdraw({ state, me }: Attempt, { contribution: id }: CommandOf<'withdraw'>): Decision {
	const before = state.contributions.find((contribution) => contribution.id === id);
	if (!before) return refuse('unknown-contribution');
	if (before.author !== me.person) return refuse('not-author');
	if (before.isWithdrawn) return refuse('already-withdrawn');
	return accept({ type: 'contribution-withdrawn', id });
}

/** A question may be answered as long as the client may speak, and the answer rewritten. */
function answer({ state, me }: Attempt, command: CommandOf<'answer'>): Decision {
	const { contribution: id } = command;
	const question = findContribution(state, id);
	if (question?.type !== 'question' || question.veil !== null)
		return refuse('unknown-contribution');
	const step = currentStep(state);
	const speech = step && speechAt(state, step, me.role);
	if (speech === null || speech === 'notes' || speech === 'listens' || speech === 'outside') {
		return refuse('not-allowed-at-this-step');
	}
	const text = readText(command.text);
	if (typeof text === 'string') return refuse(text);
	return acceptWithTexts([text], {
		type: 'question-answered',
		...{ id, by: me.person, text: text.id },
	});
}
