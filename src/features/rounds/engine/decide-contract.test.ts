import { expect, test } from 'vitest';
import { given } from '#tests/support/given.ts';
import { alice, aRunningRound, aText, bob, clara, play } from '#tests/support/table.ts';

const publish = (id: string) => ({ type: 'publish-contract', text: aText(id) }) as const;

test('the client alone publishes the contract', () => {
	const round = aRunningRound({ step: 'contract' });
	for (const by of [alice, bob]) {
		given(round).when(publish('first'), { by }).thenRefused('not-client');
	}
	given(round)
		.when(publish('first'), { by: clara })
		.thenHappens({
			type: 'contract-published',
			version: 1,
			text: publish('first').text.id,
			by: clara,
		});
});

test('it is revised until the action plan, every version kept', () => {
	const first = play(aRunningRound({ step: 'contract' }), publish('first'), { by: clara });
	const consultation = play(first, { type: 'advance' });
	const { state } = given(consultation)
		.when(publish('second'), { by: clara })
		.thenHappens({ type: 'contract-published', version: 2 });
	expect(state.contract.map(({ version }) => version)).toEqual([1, 2]);
	given(play(state, { type: 'advance' }))
		.when(publish('third'), { by: clara })
		.thenRefused('not-allowed-at-this-step');
	given(aRunningRound({ step: 'clarification' }))
		.when(publish('first'), { by: clara })
		.thenRefused('not-allowed-at-this-step');
});

test('a contract forgotten at its step is still published in the consultation', () => {
	given(aRunningRound({ step: 'consultation' }))
		.when(publish('first'), { by: clara })
		.thenHappens({ type: 'contract-published', version: 1 });
});
