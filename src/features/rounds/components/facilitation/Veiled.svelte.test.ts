import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { Contribution, Veil } from '#features/rounds/engine/round.ts';
import { aRoundAt } from '#tests/support/a-room.ts';
import { playRoom } from '#tests/support/play-room.ts';
import Veiled from './Veiled.svelte';

let stop = () => {};

afterEach(() => {
	stop();
	localStorage.clear();
	vi.unstubAllGlobals();
});

const veiled = (name: string, veil: Veil): Contribution => ({
	id: asId<'contribution'>(name),
	type: 'question',
	step: 2,
	author: null,
	text: null,
	veil,
	writtenAt: 0,
	editedAt: null,
	isWithdrawn: false,
	answer: null,
});

function see(...contributions: Contribution[]) {
	const played = playRoom(aRoundAt('clarification', { contributions }), 'nadege');
	({ stop } = played);
	played.show(Veiled, {});
	return { ...played, last: () => played.commands().at(-1)?.command };
}

test('questions written in silence are counted, and open together', async () => {
	const { last } = see(veiled('one', 'until-revealed'), veiled('two', 'until-revealed'));
	expect(screen.getByText('2 questions écrites en silence')).toBeTruthy();
	await fireEvent.click(screen.getByRole('button', { name: 'Dévoiler les 2' }));
	expect(last()).toEqual({ type: 'reveal' });
});

test('a late one is accepted, or left to its author', async () => {
	const { last, commands } = see(veiled('one', 'late'), veiled('two', 'late'));
	const [accept] = screen.getAllByRole('button', { name: 'L’accepter' });
	if (accept) await fireEvent.click(accept);
	expect(last()).toEqual({ type: 'accept-late', contribution: 'one' });
	const [leave] = screen.getAllByRole('button', { name: 'La laisser' });
	if (leave) await fireEvent.click(leave);
	expect(screen.getAllByRole('button', { name: 'La laisser' })).toHaveLength(1);
	expect(commands()).toHaveLength(1);
});
