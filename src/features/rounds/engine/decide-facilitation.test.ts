import { minutes, seconds } from '#kernel/clock.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import {
	aLobby,
	alice,
	aRunningRound,
	bob,
	carl,
	clara,
	dora,
	oscar,
	play,
	start,
} from '#tests/support/table.ts';
import { findParticipant } from './find.ts';
import { project, projectEvent } from './project.ts';
import type { RoundState } from './round.ts';

const rolesOf = (state: RoundState) =>
	Object.fromEntries(state.participants.map(({ person, role }) => [person, role]));

test('the facilitator hands over to somebody who may facilitate, and becomes a consultant', () => {
	const { state } = given(aRunningRound())
		.when({ type: 'hand-over', to: bob })
		.thenHappens({ type: 'facilitator-changed', from: alice, to: bob, reason: 'handed-over' });
	expect(rolesOf(state)).toMatchObject({ [alice]: 'consultant', [bob]: 'facilitator' });
	given(state).when({ type: 'advance' }, { by: alice }).thenRefused('not-facilitator');
	given(state).when({ type: 'advance' }, { by: bob }).thenHappens({ type: 'step-started' });
	for (const to of [clara, oscar]) {
		given(aRunningRound()).when({ type: 'hand-over', to }).thenRefused('not-in-this-role');
	}
	given(aLobby())
		.when({ type: 'hand-over', to: carl })
		.thenHappens({ type: 'facilitator-changed' });
});

test('handing over to the co-facilitator exchanges the two', () => {
	const state = play(aRunningRound(), { type: 'hand-over', to: carl });
	expect(findParticipant(state, carl)).toMatchObject({ role: 'facilitator', duties: [] });
	expect(findParticipant(state, alice)).toMatchObject({
		role: 'consultant',
		duties: ['co-facilitator'],
	});
});

test('taking over is offered to the co-facilitator, then to any member, never before', () => {
	const take = { type: 'take-over' } as const;
	const round = aRunningRound();
	given(round)
		.when(take, { by: carl, facilitatorAwayMs: seconds(15) - 1 })
		.thenRefused('facilitator-present');
	given(round)
		.when(take, { by: carl, facilitatorAwayMs: seconds(15), expected: { epoch: 0 } })
		.thenHappens({ type: 'facilitator-changed', from: alice, to: carl, reason: 'taken-over' });
	given(round)
		.when(take, { by: dora, facilitatorAwayMs: minutes(2) - 1 })
		.thenRefused('facilitator-present');
	given(round)
		.when(take, { by: dora, facilitatorAwayMs: minutes(2) })
		.thenHappens({ type: 'facilitator-changed', to: dora });
	for (const by of [clara, oscar]) {
		given(round)
			.when(take, { by, facilitatorAwayMs: minutes(9) })
			.thenRefused('not-in-this-role');
	}
	given(round)
		.when(take, { by: alice, facilitatorAwayMs: minutes(9) })
		.thenRefused('already-facilitator');
});

test('the mirror and the asks go to the new facilitator, and leave the former one', () => {
	let state = play(aRunningRound(), { type: 'give-floor', person: dora }, { at: start });
	state = play(state, { type: 'take-back-floor' }, { at: start + seconds(30) });
	state = play(state, { type: 'ask', what: 'pause' }, { by: dora });
	const after = play(state, { type: 'hand-over', to: carl });
	expect(project(after, { person: carl })).toMatchObject({
		floor: { talkMs: { [dora]: seconds(30) } },
		asks: [{ by: dora, what: 'pause' }],
	});
	expect(project(after, { person: alice })).toMatchObject({ floor: { talkMs: {} }, asks: [] });
	expect(project(after, { person: dora }).asks).toHaveLength(1);
});

test('an event that hides nothing goes out as it is, the mirror to the facilitator only', () => {
	const held = { person: dora, ms: 1_000 };
	const logged = {
		seq: 9,
		at: start,
		actor: dora,
		event: { type: 'floor-freed', reason: 'passed', held },
	} as const;
	const after = aRunningRound();
	expect(projectEvent(logged, { person: alice }, after)).toBe(logged);
	expect(projectEvent(logged, { person: dora }, after)).toEqual({
		...logged,
		event: { ...logged.event, held: null },
	});
});
