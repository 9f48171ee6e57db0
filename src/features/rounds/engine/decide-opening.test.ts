import { asId } from '#kernel/id.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import {
	alice,
	aRunningRound,
	aText,
	aWriting,
	bob,
	clara,
	everyone,
	play,
} from '#tests/support/table.ts';
import { project } from './project.ts';

const id = asId<'contribution'>('note');
const answer = { type: 'answer', contribution: id, text: aText('reply') } as const;
const keep = { type: 'keep', contribution: id, isKept: true } as const;

const withQuestion = () =>
	play(aRunningRound({ step: 'clarification' }), aWriting('note', 'question'), { by: bob });

test('the client alone answers a question, once', () => {
	const round = withQuestion();
	given(round).when(answer, { by: alice }).thenRefused('not-client');
	given(round)
		.when(answer, { by: clara })
		.thenHappens({ type: 'question-answered', id, by: clara, text: answer.text.id })
		.when({ ...answer, text: aText('other') }, { by: clara })
		.thenRefused('already-answered');
});

test('an answer that comes after its step is taken where the client may speak', () => {
	const round = withQuestion();
	const late = { by: clara, expected: { epoch: round.epoch } };
	const contract = play(round, { type: 'advance' });
	given(contract).when(answer, late).thenHappens({ type: 'question-answered' });
	const consultation = play(contract, { type: 'advance' });
	given(consultation).when(answer, late).thenRefused('not-allowed-at-this-step');
});

test('only an open question is answered', () => {
	const hidden = play(aRunningRound({ step: 'presentation' }), aWriting('note', 'question'), {
		by: bob,
	});
	given(hidden).when(answer, { by: clara }).thenRefused('unknown-contribution');
	const lead = play(aRunningRound({ step: 'consultation' }), aWriting('note', 'lead'), { by: bob });
	given(play(lead, { type: 'advance' }))
		.when(answer, { by: clara })
		.thenRefused('unknown-contribution');
	given(play(withQuestion(), { type: 'withdraw', contribution: id }, { by: bob }))
		.when(answer, { by: clara })
		.thenRefused('already-withdrawn');
});

test('what the client keeps is the client’s alone to know', () => {
	const round = withQuestion();
	given(round).when(keep, { by: bob }).thenRefused('not-client');
	const { state } = given(round)
		.when(keep, { by: clara, expected: { epoch: 0 } })
		.thenHappens({ type: 'contribution-kept', by: clara, id, isKept: true });
	for (const person of everyone) {
		expect(project(state, { person }).kept).toHaveLength(person === clara ? 1 : 0);
	}
	given(state).when(keep, { by: clara }).thenRefused('no-change');
	const { state: dropped } = given(state)
		.when({ ...keep, isKept: false }, { by: clara })
		.thenHappens({ type: 'contribution-kept', isKept: false });
	expect(dropped.kept).toEqual([]);
});

test('what the client cannot read cannot be kept', () => {
	const hidden = play(aRunningRound({ step: 'presentation' }), aWriting('note', 'question'), {
		by: bob,
	});
	given(hidden).when(keep, { by: clara }).thenRefused('unknown-contribution');
	const gone = play(withQuestion(), { type: 'withdraw', contribution: id }, { by: bob });
	given(gone).when(keep, { by: clara }).thenRefused('already-withdrawn');
});
