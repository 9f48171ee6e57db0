import { asId } from '#kernel/id.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import {
	alice,
	aRunningRound,
	aWriting,
	bob,
	carl,
	clara,
	dora,
	everyone,
	oscar,
	play,
} from '#tests/support/table.ts';
import type { Command } from './commands.ts';
import { project } from './project.ts';

const subject = asId<'contribution'>('first');
const other = asId<'contribution'>('second');

const voteFor = (chosen: typeof subject, vote = 'vote'): Command => ({
	type: 'vote',
	vote: asId<'vote'>(vote),
	subject: chosen,
});

function twoSubjects() {
	const first = play(aRunningRound({ step: 'choice' }), aWriting('first', 'subject'), { by: bob });
	const second = play(first, aWriting('second', 'subject'), { by: clara });
	return play(second, { type: 'reveal' });
}

test('clients and consultants vote; the facilitator decides with them and does not', () => {
	for (const by of [clara, dora]) {
		given(twoSubjects())
			.when(voteFor(subject), { by })
			.thenHappens({ type: 'vote-cast', by, subject });
	}
	given(twoSubjects()).when(voteFor(subject), { by: alice }).thenRefused('not-in-this-role');
	given(twoSubjects()).when(voteFor(subject), { by: oscar }).thenRefused('not-in-this-role');
});

test('a vote changes its subject and keeps its name', () => {
	const { state } = given(twoSubjects())
		.when(voteFor(subject, 'mine'), { by: dora })
		.thenHappens({ type: 'vote-cast', vote: asId<'vote'>('mine') })
		.when(voteFor(subject, 'again'), { by: dora })
		.thenRefused('no-change')
		.when(voteFor(other, 'again'), { by: dora })
		.thenHappens({ type: 'vote-cast', vote: asId<'vote'>('mine'), subject: other });
	expect(state.votes).toHaveLength(1);
	given(state).when(voteFor(other, 'mine'), { by: bob }).thenRefused('id-in-use');
});

test('votes are counted in secret, and stay without a name once revealed', () => {
	const one = play(twoSubjects(), voteFor(subject, 'one'), { by: dora });
	const two = play(one, voteFor(other, 'two'), { by: carl });
	const seen = project(two, { person: alice });
	expect(seen.votes.map(({ by, subject: about }) => [by, about])).toEqual([
		[null, null],
		[null, null],
	]);
	const { state } = given(two)
		.when({ type: 'reveal-votes' })
		.thenHappens({ type: 'votes-revealed' });
	for (const person of everyone) {
		const { votes } = project(state, { person });
		expect(votes.map(({ subject: about }) => about)).toEqual([subject, other]);
		expect(votes.every(({ by }) => by === null || by === person)).toBe(true);
	}
	given(state).when(voteFor(other, 'three'), { by: bob }).thenRefused('not-allowed-at-this-step');
	given(state).when({ type: 'reveal-votes' }).thenRefused('nothing-to-reveal');
});

test('one votes for a subject one can read, while the choice is open', () => {
	const hidden = play(aRunningRound({ step: 'choice' }), aWriting('first', 'subject'), { by: bob });
	given(hidden).when(voteFor(subject), { by: dora }).thenRefused('unknown-contribution');
	given(hidden).when(voteFor(subject), { by: bob }).thenHappens({ type: 'vote-cast' });
	given(play(twoSubjects(), { type: 'advance' }))
		.when(voteFor(subject), { by: dora })
		.thenRefused('not-allowed-at-this-step');
	const gone = play(twoSubjects(), { type: 'withdraw', contribution: subject }, { by: bob });
	given(gone).when(voteFor(subject), { by: dora }).thenRefused('already-withdrawn');
});
