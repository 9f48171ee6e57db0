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
	nowIn,
	oscar,
	stranger,
} from '#tests/support/table.ts';
import { findParticipant } from './find.ts';

test('everybody sits down and says where, before or after the start, and may move', () => {
	const { state } = given(aLobby())
		.when({ type: 'sit', place: 'room' }, { by: oscar })
		.thenHappens({ type: 'seat-taken', person: oscar, place: 'room' })
		.when({ type: 'sit', place: 'room' }, { by: oscar })
		.thenRefused('no-change')
		.when({ type: 'sit', place: 'remote' }, { by: oscar })
		.thenHappens({ type: 'seat-taken', place: 'remote' });
	expect(findParticipant(state, oscar)?.seat).toEqual({
		place: 'remote',
		attestedAt: nowIn(state),
	});
	given(aRunningRound())
		.when({ type: 'sit', place: 'remote' }, { by: bob })
		.thenHappens({ type: 'seat-taken' });
});

test('another client is named among the consultants, and lays their duties down', () => {
	const { state } = given(aLobby())
		.when({ type: 'name-client', person: carl })
		.thenHappens({ type: 'client-named', person: carl });
	expect(findParticipant(state, carl)).toMatchObject({ role: 'client', duties: [] });
	expect(findParticipant(state, clara)?.role).toBe('consultant');
	given(state).when({ type: 'name-client', person: carl }).thenRefused('no-change');
	for (const person of [alice, oscar]) {
		given(state).when({ type: 'name-client', person }).thenRefused('not-in-this-role');
	}
	given(state).when({ type: 'name-client', person: stranger }).thenRefused('unknown-person');
});

test('a duty is one person’s at a time', () => {
	const { state } = given(aLobby())
		.when({ type: 'assign-duty', person: dora, duty: 'co-facilitator' })
		.thenHappens(
			{ type: 'duty-assigned', person: carl, duties: [] },
			{ type: 'duty-assigned', person: dora, duties: ['co-facilitator'] },
		)
		.when({ type: 'assign-duty', person: dora, duty: 'secretary' })
		.thenHappens({ type: 'duty-assigned', duties: ['co-facilitator', 'secretary'] });
	given(state)
		.when({ type: 'assign-duty', person: dora, duty: 'secretary' })
		.thenRefused('no-change')
		.when({ type: 'assign-duty', person: dora, duty: null })
		.thenHappens({ type: 'duty-assigned', person: dora, duties: [] })
		.when({ type: 'assign-duty', person: dora, duty: null })
		.thenRefused('no-change');
});

test('the client has no duty, and an observer does not stand in for the facilitator', () => {
	given(aLobby())
		.when({ type: 'assign-duty', person: clara, duty: 'time-keeper' })
		.thenRefused('not-in-this-role');
	for (const person of [alice, oscar]) {
		given(aLobby())
			.when({ type: 'assign-duty', person, duty: 'co-facilitator' })
			.thenRefused('not-in-this-role');
	}
	given(aLobby())
		.when({ type: 'assign-duty', person: oscar, duty: 'time-keeper' })
		.thenHappens({ type: 'duty-assigned', person: bob }, { type: 'duty-assigned', person: oscar });
});

test('the way of listening is the facilitator’s to set, at any time', () => {
	for (const state of [aLobby(), aRunningRound({ step: 'consultation' })]) {
		given(state)
			.when({ type: 'set-listening', listening: 'active' })
			.thenHappens({ type: 'listening-set', listening: 'active' })
			.when({ type: 'set-listening', listening: 'active' })
			.thenRefused('no-change');
	}
});
