import { describe, expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { hours, minutes, seconds } from '#kernel/clock.ts';
import { aTemplate } from '#tests/support/round-template.ts';
import {
	aLobby,
	alice,
	aRunningRound,
	attempt,
	aText,
	aWriting,
	bob,
	bobsEarlierAction,
	carl,
	clara,
	dora,
	nowIn,
	oscar,
	play,
	start,
	stranger,
	type By,
} from '#tests/support/table.ts';
import type { Command, SystemCommand } from './commands.ts';
import type { Refusal } from './decision.ts';
import type { RoundState } from './round.ts';

type Refused = [state: RoundState, command: Command | SystemCommand, by?: By];

const aClosedRound = () => play(aRunningRound({ step: 'learning' }), { type: 'close' });
const id = asId<'contribution'>('note');

const withLead = () =>
	play(aRunningRound({ step: 'consultation' }), aWriting('note', 'lead'), { by: bob });

const anAction = (action: string, due: string | null = null): Command => ({
	type: 'set-action',
	action: asId<'action'>(action),
	what: aText(`${action}-what`),
	withWhom: null,
	due,
	indicator: null,
});

const withActions = () =>
	['one', 'two', 'three'].reduce(
		(state, action) => play(state, anAction(action), { by: clara }),
		aRunningRound({ step: 'action-plan' }),
	);

function aFullTable(): RoundState {
	const state = withLead();
	const [lead] = state.contributions;
	if (!lead) throw new Error('no contribution');
	const contributions = Array.from({ length: 500 }, (_, rank) => ({
		...lead,
		id: asId<'contribution'>(`note-${rank}`),
	}));
	return { ...state, contributions };
}

/** Every refusal there is, and a situation that meets it. The compiler asks for those that are missing. */
const refusals: Record<Refusal, () => Refused> = {
	'not-facilitator': () => [aRunningRound(), { type: 'advance' }, { by: bob }],
	'not-client': () => [
		aRunningRound({ step: 'contract' }),
		{ type: 'publish-contract', text: aText('contract') },
		{ by: bob },
	],
	'not-participant': () => [aRunningRound(), { type: 'raise-hand' }, { by: stranger }],
	'not-author': () => [withLead(), { type: 'withdraw', contribution: id }, { by: dora }],
	'not-holder': () => [aRunningRound(), { type: 'pass-floor' }, { by: bob }],
	'not-owner': () => [
		aRunningRound(),
		{ type: 'report-action', action: bobsEarlierAction, status: 'done' },
		{ by: dora },
	],
	'not-in-this-role': () => [aRunningRound(), { type: 'raise-hand' }, { by: oscar }],
	'seats-missing': () => [aLobby(), { type: 'start' }],
	'not-allowed-at-this-step': () => [
		aRunningRound({ step: 'clarification' }),
		aWriting('note', 'lead'),
		{ by: bob },
	],
	'not-in-lobby': () => [aRunningRound(), { type: 'name-client', person: bob }],
	'not-running': () => [aLobby(), { type: 'pause' }],
	'already-closed': () => [aClosedRound(), { type: 'ask', what: 'pause' }, { by: bob }],
	'already-paused': () => [play(aRunningRound(), { type: 'pause' }), { type: 'pause' }],
	'not-paused': () => [aRunningRound(), { type: 'resume' }],
	'already-raised': () => [
		play(aRunningRound(), { type: 'raise-hand' }, { by: bob }),
		{ type: 'raise-hand' },
		{ by: bob },
	],
	'not-raised': () => [aRunningRound(), { type: 'lower-hand' }, { by: bob }],
	'already-speaking': () => [
		play(aRunningRound(), { type: 'give-floor', person: bob }),
		{ type: 'raise-hand' },
		{ by: bob },
	],
	'nothing-to-undo': () => [aRunningRound(), { type: 'undo' }],
	'undo-too-late': () => {
		const state = aRunningRound({ step: 'choice' });
		return [state, { type: 'undo' }, { at: (state.stepStartedAt ?? 0) + seconds(10) + 1 }];
	},
	'first-step': () => [aRunningRound(), { type: 'go-back' }],
	'last-step': () => [aRunningRound({ step: 'learning' }), { type: 'advance' }],
	'not-last-step': () => [aRunningRound({ step: 'action-plan' }), { type: 'close' }],
	'no-clock': () => [
		aRunningRound({ template: aTemplate({ clock: 'none' }) }),
		{ type: 'extend', minutes: 1 },
	],
	'unknown-contribution': () => [
		aRunningRound(),
		{ type: 'keep', contribution: id, isKept: true },
		{ by: clara },
	],
	'unknown-action': () => [
		aRunningRound({ step: 'action-plan' }),
		{ type: 'remove-action', action: asId<'action'>('unknown') },
		{ by: clara },
	],
	'unknown-person': () => [aRunningRound(), { type: 'give-floor', person: stranger }],
	'already-withdrawn': () => [
		play(withLead(), { type: 'withdraw', contribution: id }, { by: bob }),
		{ type: 'edit', contribution: id, text: aText('again') },
		{ by: bob },
	],
	'already-open': () => [withLead(), { type: 'share', contribution: id }, { by: bob }],
	'nothing-to-reveal': () => [aRunningRound(), { type: 'reveal' }],
	'not-late': () => [withLead(), { type: 'accept-late', contribution: id }],
	'empty-text': () => [
		aRunningRound({ step: 'consultation' }),
		aWriting('note', 'lead', { body: ' \n\0 ' }),
		{ by: bob },
	],
	'text-too-long': () => [
		aRunningRound({ step: 'consultation' }),
		aWriting('note', 'lead', { body: 'é'.repeat(4_001) }),
		{ by: bob },
	],
	'too-many-actions': () => [withActions(), anAction('four'), { by: clara }],
	'too-many-contributions': () => [aFullTable(), aWriting('one-more', 'lead'), { by: bob }],
	'bad-date': () => [
		aRunningRound({ step: 'action-plan' }),
		anAction('one', '2026-02-30'),
		{ by: clara },
	],
	'no-go-round': () => [aRunningRound(), { type: 'stop-go-round' }],
	'nobody-to-speak': () => {
		const template = aTemplate();
		const steps = template.steps.map((step) => ({
			...step,
			speech: { ...step.speech, client: 'notes', consultant: 'notes' } as const,
		}));
		return [aRunningRound({ template: { ...template, steps } }), { type: 'start-go-round' }];
	},
	'already-answered': () => [
		play(
			aRunningRound({ step: 'learning' }),
			{ type: 'answer-pulse', answers: [1, 2, 3] },
			{ by: bob },
		),
		{ type: 'answer-pulse', answers: [5, 5, 5] },
		{ by: bob },
	],
	'bad-pulse': () => [
		aRunningRound({ step: 'learning' }),
		{ type: 'answer-pulse', answers: [0, 3, 6] },
		{ by: bob },
	],
	'facilitator-present': () => [
		aRunningRound(),
		{ type: 'take-over' },
		{ by: bob, facilitatorAwayMs: minutes(2) - 1 },
	],
	'already-facilitator': () => [aRunningRound(), { type: 'hand-over', to: alice }],
	'id-in-use': () => [withLead(), aWriting('note', 'lead'), { by: dora }],
	'no-change': () => [aRunningRound(), { type: 'sit', place: 'room' }, { by: bob }],
	stale: () => [
		aRunningRound({ step: 'choice' }),
		{ type: 'raise-hand' },
		{ by: bob, expected: { epoch: 1 } },
	],
};

describe('every refusal is met', () => {
	test.each(Object.entries(refusals))('%s', (refusal, meet) => {
		const [state, command, by] = meet();
		const { decision, after } = attempt(state, command, by);
		expect(decision).toEqual({ ok: false, refusal });
		expect(after).toBe(state);
	});
});

const steering: Command[] = [
	{ type: 'advance' },
	{ type: 'go-back' },
	{ type: 'undo' },
	{ type: 'pause' },
	{ type: 'resume' },
	{ type: 'extend', minutes: 2 },
	{ type: 'set-listening', listening: 'active' },
	{ type: 'give-floor', person: bob },
	{ type: 'take-back-floor' },
	{ type: 'start-go-round' },
	{ type: 'stop-go-round' },
	{ type: 'lower-hand', person: dora },
	{ type: 'reveal' },
	{ type: 'accept-late', contribution: id },
	{ type: 'reveal-votes' },
	{ type: 'dismiss-ask', person: dora, what: 'pause' },
	{ type: 'hand-over', to: bob },
	{ type: 'close' },
	{ type: 'cancel' },
];

test.each(steering)('$type is for the facilitator alone', (command) => {
	const state = aRunningRound({ step: 'choice' });
	for (const by of [bob, carl, clara]) {
		const { decision } = attempt(state, command, { by });
		expect(decision).toEqual({ ok: false, refusal: 'not-facilitator' });
	}
	expect(attempt(state, command, { by: oscar }).decision.ok).toBe(false);
});

test('a round that is over takes nothing more', () => {
	const closed = aClosedRound();
	const cancelled = play(aRunningRound(), { type: 'cancel' });
	for (const command of steering) {
		for (const state of [closed, cancelled]) {
			const { decision } = attempt(state, command, { at: nowIn(state) + hours(1) });
			expect(decision).toEqual({ ok: false, refusal: 'already-closed' });
		}
	}
});

test('the platform itself may only tell that the time is up, and nobody else may', () => {
	const expire = { type: 'expire', version: 1 } as const;
	const refused = { ok: false, refusal: 'not-participant' };
	expect(attempt(aRunningRound(), expire, { by: alice }).decision).toEqual(refused);
	expect(attempt(aRunningRound(), { type: 'advance' }, { by: null }).decision).toEqual(refused);
	expect(attempt(aRunningRound(), expire, { by: null, at: start }).decision.ok).toBe(true);
});
