import { asId } from '#kernel/id.ts';
import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import { aTemplate } from '#tests/support/round-template.ts';
import {
	alice,
	aRunningRound,
	attempt,
	aText,
	bob,
	bobsEarlierAction,
	clara,
	dora,
	oscar,
	play,
} from '#tests/support/table.ts';
import type { Command } from './commands.ts';

type SetAction = Extract<Command, { type: 'set-action' }>;

const set = (id: string, more: Partial<SetAction> = {}): SetAction => ({
	type: 'set-action',
	action: asId<'action'>(id),
	what: aText(`${id}-what`),
	withWhom: null,
	due: null,
	indicator: null,
	...more,
});

const planning = () => aRunningRound({ step: 'action-plan' });

test('an action says what, with whom, when and how one will know; blanks say nothing', () => {
	const command = set('one', {
		withWhom: aText('one-who', '  '),
		due: '2026-12-04',
		indicator: aText('one-sign'),
	});
	const { decision } = attempt(planning(), command, { by: clara });
	const action = {
		id: command.action,
		owner: clara,
		what: asId<'text'>('one-what'),
		withWhom: null,
		due: '2026-12-04',
		indicator: asId<'text'>('one-sign'),
	};
	expect(decision).toMatchObject({ ok: true, events: [{ type: 'action-set', action }] });
	expect(decision.ok && decision.texts.map(({ id }) => id)).toEqual(['one-what', 'one-sign']);
});

test('each owner has three actions at most, changed and removed at will', () => {
	let state = planning();
	for (const id of ['one', 'two', 'three']) state = play(state, set(id), { by: clara });
	given(state).when(set('four'), { by: clara }).thenRefused('too-many-actions');
	given(state)
		.when(set('two', { what: aText('better') }), { by: clara })
		.thenHappens({ type: 'action-set' });
	const { state: fewer } = given(state)
		.when({ type: 'remove-action', action: asId<'action'>('two') }, { by: clara })
		.thenHappens({ type: 'action-removed' });
	given(fewer).when(set('four'), { by: clara }).thenHappens({ type: 'action-set' });
});

test('the template says who plans: the client, everybody, or nobody', () => {
	given(planning()).when(set('one'), { by: bob }).thenRefused('not-client');
	given(aRunningRound({ step: 'consultation' }))
		.when(set('one'), { by: clara })
		.thenRefused('not-allowed-at-this-step');
	const template = aTemplate();
	const steps = template.steps.map((step) => ({
		...step,
		captures: { ...step.captures, actions: 'everyone' as const },
	}));
	const forAll = aRunningRound({ template: { ...template, steps }, step: 'action-plan' });
	for (const by of [alice, bob, clara]) {
		given(forAll).when(set('one'), { by }).thenHappens({ type: 'action-set' });
	}
	given(forAll).when(set('one'), { by: oscar }).thenRefused('not-in-this-role');
	const bobs = play(forAll, set('one'), { by: bob });
	given(bobs)
		.when(set('one', { what: aText('mine') }), { by: dora })
		.thenRefused('not-owner');
	given(bobs)
		.when({ type: 'remove-action', action: asId<'action'>('one') }, { by: dora })
		.thenRefused('not-owner');
});

test('an action of an earlier round is not written over', () => {
	given(planning())
		.when(set('again', { action: bobsEarlierAction }), { by: clara })
		.thenRefused('id-in-use');
	given(planning())
		.when(set('one', { withWhom: aText('one-what') }), { by: clara })
		.thenRefused('id-in-use');
});

test('a date is one of the calendar', () => {
	for (const due of ['2026-02-30', '2026-13-01', 'demain', '2026-1-1', '']) {
		given(planning()).when(set('one', { due }), { by: clara }).thenRefused('bad-date');
	}
	given(planning())
		.when(set('one', { due: '2028-02-29' }), { by: clara })
		.thenHappens({});
});

test('its owner says at the welcome step where an earlier action stands', () => {
	const report = { type: 'report-action', action: bobsEarlierAction, status: 'partly' } as const;
	const { state } = given(aRunningRound())
		.when(report, { by: bob })
		.thenHappens({ type: 'action-reported', id: bobsEarlierAction, status: 'partly' });
	expect(state.earlierActions[0]?.status).toBe('partly');
	given(state).when(report, { by: bob }).thenRefused('no-change');
	given(state).when(report, { by: clara }).thenRefused('not-owner');
	given(state)
		.when({ ...report, action: asId<'action'>('unknown') }, { by: bob })
		.thenRefused('unknown-action');
	given(planning()).when(report, { by: bob }).thenRefused('not-allowed-at-this-step');
});
