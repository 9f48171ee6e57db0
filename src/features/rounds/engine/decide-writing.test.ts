import { asId } from '#kernel/id.ts';
import { seconds } from '#kernel/clock.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import {
	alice,
	aRunningRound,
	attempt,
	aText,
	aWriting,
	bob,
	clara,
	dora,
	oscar,
	play,
} from '#tests/support/table.ts';
import { project } from './project.ts';
import { limits, type RoundState, type Veil } from './round.ts';

const id = asId<'contribution'>('note');
const note = ({ contributions }: RoundState) => contributions.find((one) => one.id === id);
const written = (veil: Veil | null) => ({ type: 'contribution-written', veil }) as const;

test('clarification takes questions only, from those who may ask them', () => {
	const round = aRunningRound({ step: 'clarification' });
	for (const as of ['lead', 'hypothesis', 'feeling', 'experience', 'resource'] as const) {
		given(round).when(aWriting('note', as), { by: bob }).thenRefused('not-allowed-at-this-step');
	}
	given(round)
		.when(aWriting('note', 'question'), { by: clara })
		.thenRefused('not-allowed-at-this-step');
	given(round).when(aWriting('note', 'question'), { by: oscar }).thenRefused('not-in-this-role');
	for (const by of [bob, alice]) {
		given(round).when(aWriting('note', 'question'), { by }).thenHappens({
			type: 'contribution-written',
			as: 'question',
			author: by,
			step: 3,
			veil: null,
		});
	}
});

test('a text is kept without the blanks around it, up to 4,000 characters', () => {
	const round = aRunningRound({ step: 'consultation' });
	const body = `  ${'é'.repeat(limits.textLength)}\n`;
	const { decision } = attempt(round, aWriting('note', 'lead', { body }), { by: bob });
	expect(decision).toMatchObject({ texts: [{ id: 'note-text', body: body.trim() }] });
});

test('what is hidden at this step stays so, and is revealed all at once', () => {
	const round = aRunningRound({ step: 'choice' });
	const { state } = given(round)
		.when(aWriting('note', 'subject'), { by: bob })
		.thenHappens(written('until-revealed'));
	const two = play(state, aWriting('other', 'subject'), { by: dora });
	const gone = play(two, { type: 'withdraw', contribution: id }, { by: bob });
	given(two)
		.when({ type: 'share', contribution: id }, { by: bob })
		.thenRefused('not-allowed-at-this-step');
	given(gone)
		.when({ type: 'reveal' })
		.thenHappens({
			type: 'contributions-opened',
			reason: 'revealed',
			contributions: [
				{
					id: asId<'contribution'>('other'),
					author: dora,
					text: asId<'text'>('other-text'),
				},
			],
		})
		.when({ type: 'reveal' })
		.thenRefused('nothing-to-reveal');
});

test('what one learns is private unless said otherwise, and shared by its author alone', () => {
	const round = aRunningRound({ step: 'learning' });
	given(round)
		.when(aWriting('note', 'learning', { isPrivate: false }), { by: bob })
		.thenHappens(written(null));
	const { state } = given(round)
		.when(aWriting('note', 'learning'), { by: bob })
		.thenHappens(written('private'));
	given(state).when({ type: 'share', contribution: id }, { by: alice }).thenRefused('not-author');
	const { state: shared } = given(state)
		.when({ type: 'share', contribution: id }, { by: bob })
		.thenHappens({ type: 'contributions-opened', reason: 'shared' });
	expect(note(project(shared, { person: dora }))).toMatchObject({ author: bob, veil: null });
	given(round)
		.when(aWriting('note', 'adjustment', { isPrivate: true }), { by: bob })
		.thenRefused('not-allowed-at-this-step');
});

test('a note of the presentation is shared where its type is taken', () => {
	const round = aRunningRound({ step: 'presentation' });
	const noted = play(round, aWriting('note', 'question', { isPrivate: true }), { by: bob });
	const clarification = play(noted, { type: 'advance' });
	const share = { type: 'share', contribution: id } as const;
	given(clarification)
		.when(share, { by: bob })
		.thenHappens({ type: 'contributions-opened', reason: 'shared' });
	given(play(clarification, { type: 'advance' }))
		.when(share, { by: bob })
		.thenRefused('not-allowed-at-this-step');
});

test('under strict listening the client writes for themselves only during the consultation', () => {
	const strict = aRunningRound({ step: 'consultation' });
	given(strict).when(aWriting('note', 'takeaway'), { by: clara }).thenHappens(written('private'));
	given(strict)
		.when(aWriting('note', 'takeaway', { isPrivate: false }), { by: clara })
		.thenRefused('not-allowed-at-this-step');
	given(strict)
		.when(aWriting('note', 'resource'), { by: clara })
		.thenRefused('not-allowed-at-this-step');
	const active = play(strict, { type: 'set-listening', listening: 'active' });
	given(active).when(aWriting('note', 'resource'), { by: clara }).thenHappens(written(null));
});

test('a text that comes just after its step is kept as late, for the facilitator to accept', () => {
	const before = aRunningRound({ step: 'clarification' });
	const after = play(before, { type: 'advance' });
	const leftAt = after.stepStartedAt ?? 0;
	const write = aWriting('note', 'question');
	const seen = { by: bob, expected: { epoch: before.epoch } };
	const { state } = given(after)
		.when(write, { ...seen, at: leftAt + limits.lateMs })
		.thenHappens({ type: 'contribution-written', step: before.step, veil: 'late' });
	expect(note(project(state, { person: alice }))).toMatchObject({ author: null, text: null });
	given(state)
		.when({ type: 'accept-late', contribution: id })
		.thenHappens({ type: 'contributions-opened', reason: 'accepted' })
		.when({ type: 'accept-late', contribution: id })
		.thenRefused('not-late');
	given(after)
		.when(write, { ...seen, at: leftAt + limits.lateMs + 1 })
		.thenRefused('stale');
	given(after).when(aWriting('note', 'lead'), seen).thenRefused('not-allowed-at-this-step');
	given(after).when(write, { by: bob }).thenRefused('not-allowed-at-this-step');
});

test('a text two steps late, or written for a step that was undone, is stale', () => {
	const first = aRunningRound({ step: 'clarification' });
	const second = play(first, { type: 'advance' });
	const write = aWriting('note', 'question');
	given(play(second, { type: 'advance' }, { at: second.stepStartedAt ?? 0 }))
		.when(write, { by: bob, expected: { epoch: first.epoch } })
		.thenRefused('stale');
	given(play(second, { type: 'undo' }))
		.when(write, { by: bob, expected: { epoch: second.epoch } })
		.thenRefused('stale');
});

test('a note to oneself that comes late stays one’s own', () => {
	const before = aRunningRound({ step: 'presentation' });
	given(play(before, { type: 'advance' }))
		.when(aWriting('note', 'question', { isPrivate: true }), {
			by: bob,
			expected: { epoch: before.epoch },
			at: (before.stepStartedAt ?? 0) + seconds(3),
		})
		.thenHappens({ type: 'contribution-written', step: before.step, veil: 'private' });
});

test('the facilitator’s own text is stale when the step moved under their eyes', () => {
	const round = aRunningRound({ step: 'presentation' });
	const expected = { seq: round.seq };
	const moved = play(round, { type: 'advance' });
	given(moved).when(aWriting('note', 'question'), { expected }).thenRefused('stale');
	given(moved).when(aWriting('note', 'question')).thenHappens(written(null));
});

test('its author alone changes a text, or takes it back for everybody', () => {
	const round = play(aRunningRound({ step: 'clarification' }), aWriting('note', 'question'), {
		by: bob,
	});
	const edit = { type: 'edit', contribution: id, text: aText('better') } as const;
	given(round).when(edit, { by: alice }).thenRefused('not-author');
	const { state: edited } = given(play(round, { type: 'advance' }))
		.when(edit, { by: bob, expected: { epoch: round.epoch } })
		.thenHappens({ type: 'contribution-edited', text: edit.text.id });
	expect(note(edited)?.editedAt).not.toBeNull();
	const answered = play(
		round,
		{ type: 'answer', contribution: id, text: aText('reply') },
		{ by: clara },
	);
	const gone = play(answered, { type: 'withdraw', contribution: id }, { by: bob });
	expect(note(gone)).toMatchObject({ isWithdrawn: true, text: null, answer: null, author: bob });
	given(gone)
		.when({ type: 'withdraw', contribution: id }, { by: bob })
		.thenRefused('already-withdrawn');
});

test('an identifier serves once', () => {
	const round = play(aRunningRound({ step: 'consultation' }), aWriting('note', 'lead'), {
		by: bob,
	});
	given(round).when(aWriting('note', 'lead'), { by: dora }).thenRefused('id-in-use');
	given(round)
		.when({ ...aWriting('other', 'lead'), text: aText('note-text') }, { by: dora })
		.thenRefused('id-in-use');
});
