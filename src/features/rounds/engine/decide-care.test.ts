import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import {
	alice,
	aRunningRound,
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

test('anybody asks the facilitator for a pause or a minute, and nobody else hears', () => {
	for (const by of [bob, clara, oscar]) {
		const { state } = given(aRunningRound())
			.when({ type: 'ask', what: 'pause' }, { by, expected: { epoch: 0 } })
			.thenHappens({ type: 'asked', by, what: 'pause' });
		for (const person of everyone) {
			const hears = person === by || person === alice;
			expect(project(state, { person }).asks).toHaveLength(hears ? 1 : 0);
		}
		given(state).when({ type: 'ask', what: 'pause' }, { by }).thenRefused('no-change');
	}
	given(aRunningRound())
		.when({ type: 'ask', what: 'pause' }, { by: alice })
		.thenRefused('already-facilitator');
});

test('an ask goes when it is met, dismissed, or taken back by the person who asked', () => {
	let state = play(aRunningRound(), { type: 'ask', what: 'pause' }, { by: bob });
	state = play(state, { type: 'ask', what: 'minute' }, { by: dora });
	const dismiss = { type: 'dismiss-ask', person: bob, what: 'pause' } as const;
	given(state).when(dismiss, { by: clara }).thenRefused('not-facilitator');
	for (const by of [alice, bob]) {
		given(state)
			.when(dismiss, { by })
			.thenHappens({ type: 'ask-dismissed', by: bob, what: 'pause' })
			.when(dismiss, { by })
			.thenRefused('no-change');
	}
	const left = (after: typeof state) => after.asks.map(({ what }) => what);
	expect(left(play(state, { type: 'pause' }))).toEqual(['minute']);
	expect(left(play(state, { type: 'extend', minutes: 1 }))).toEqual(['pause']);
	expect(left(play(state, { type: 'advance' }))).toEqual(['pause']);
});

test('the pulse is answered once, by those who were facilitated, without a name', () => {
	const round = aRunningRound({ step: 'learning' });
	const answer: Command = { type: 'answer-pulse', answers: [5, 4, 3] };
	given(round).when(answer, { by: alice }).thenRefused('not-in-this-role');
	given(aRunningRound()).when(answer, { by: bob }).thenRefused('not-allowed-at-this-step');
	let state = round;
	for (const by of [bob, carl, clara]) {
		state = play(state, answer, { by });
	}
	for (const person of everyone) {
		const seen = project(state, { person });
		expect(seen.pulseCount).toBe(3);
		expect(seen.pulseBy).toEqual([bob, carl, clara].includes(person) ? [person] : []);
	}
});
