import { test } from 'vitest';
import { given } from '#tests/support/given.ts';
import { alice, aRunningRound, bob, carl, clara, oscar } from '#tests/support/table.ts';

test('only the facilitator moves the round to the next step', () => {
	for (const by of [bob, clara, carl, oscar]) {
		given(aRunningRound()).when({ type: 'advance' }, { by }).thenRefused('not-facilitator');
	}
	given(aRunningRound())
		.when({ type: 'advance' }, { by: alice })
		.thenHappens({ type: 'step-started', reason: 'advance', step: 1 });
});
