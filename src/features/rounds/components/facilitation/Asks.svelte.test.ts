import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import type { Ask } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { playRoom } from '#tests/support/play-room.ts';
import Asks from './Asks.svelte';

let stop = () => {};

afterEach(() => {
	stop();
	localStorage.clear();
	vi.unstubAllGlobals();
});

const ask = (name: string, what: Ask['what']): Ask => ({ by: person(name), what, at: 0 });

function receive(...asks: Ask[]) {
	const deadline = Date.now() + minutes(5);
	const clock = { status: 'running', deadline, version: 1, isExpired: false } as const;
	const played = playRoom(aRoundAt('clarification', { asks, clock }), 'nadege');
	({ stop } = played);
	played.show(Asks, {});
	return { ...played, last: () => played.commands().at(-1)?.command };
}

const button = (name: RegExp) => screen.getByRole('button', { name });

test('somebody who needs a pause is named, and the round may stop for them', async () => {
	const { last, tell } = receive(ask('youssef', 'pause'));
	expect(screen.getByText(/Youssef a besoin d’une pause/)).toBeTruthy();
	await fireEvent.click(button(/^Mettre en pause/));
	expect(last()).toEqual({ type: 'pause' });
	await tell({ type: 'round-paused', remainingMs: minutes(5) });
	expect(screen.queryByText(/Youssef a besoin/)).toBeNull();
});

test('those who ask for one more minute are counted, and a minute answers all of them', async () => {
	const { last } = receive(ask('youssef', 'minute'), ask('catalina', 'minute'));
	expect(
		screen.getByText(/2 personnes demandent encore une minute.: Youssef et Catalina/),
	).toBeTruthy();
	await fireEvent.click(button(/^Ajouter 1.min/));
	expect(last()).toEqual({ type: 'extend', minutes: 1 });
});

test('asks may be put away, one after the other', async () => {
	const { commands, acknowledge } = receive(ask('youssef', 'minute'), ask('catalina', 'minute'));
	await fireEvent.click(button(/^Pas cette fois/));
	await acknowledge();
	await acknowledge();
	expect(commands().map(({ command }) => command)).toEqual([
		{ type: 'dismiss-ask', person: 'youssef', what: 'minute' },
		{ type: 'dismiss-ask', person: 'catalina', what: 'minute' },
	]);
});

test('an ask that comes is said once, without a name', async () => {
	const { tell } = receive();
	await tell({ type: 'asked', by: person('youssef'), what: 'pause' });
	expect(screen.getByRole('status').textContent).toContain('Une personne a besoin d’une pause.');
});
