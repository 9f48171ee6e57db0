import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { Contribution, Veil } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { remainsOf } from './remains.ts';

const veiled = (veil: Veil, isWithdrawn = false): Contribution => ({
	id: asId<'contribution'>(`${veil}${isWithdrawn}`),
	type: 'question',
	step: 2,
	author: null,
	text: null,
	veil,
	writtenAt: 0,
	editedAt: null,
	isWithdrawn,
	answer: null,
});

test('a round that closes says what nobody did', () => {
	const contributions = [veiled('until-revealed'), veiled('private'), veiled('late', true)];
	expect(remainsOf(aRoundAt('learning', { contributions, pulseCount: 1 }))).toEqual([
		{ type: 'contract' },
		{ type: 'actions' },
		{ type: 'hidden', count: 1 },
		{ type: 'pulse', count: 2 },
	]);
});

test('a round where everything was done has nothing to say', () => {
	const text = asId<'text'>('text');
	const soraya = person('soraya');
	const done = aRoundAt('learning', {
		contract: [{ version: 1, text, by: soraya, at: 0 }],
		actions: [
			{
				...{ id: asId<'action'>('action'), owner: soraya, what: text },
				...{ withWhom: null, due: null, indicator: null },
			},
		],
		pulseCount: 3,
	});
	expect(remainsOf(done)).toEqual([]);
});
