import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import type { Floor } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { playRoom } from '#tests/support/play-room.ts';
import Voices from './Voices.svelte';

let stop = () => {};

afterEach(() => {
	stop();
	localStorage.clear();
	vi.unstubAllGlobals();
});

const [catalina, soraya, youssef] = [person('catalina'), person('soraya'), person('youssef')];

function hear(changes: Partial<Floor>) {
	const state = aRoundAt('clarification');
	const played = playRoom({ ...state, floor: { ...state.floor, ...changes } }, 'nadege');
	({ stop } = played);
	played.show(Voices, {});
	return { ...played, last: () => played.commands().at(-1)?.command };
}

const lines = () => within(screen.getByRole('list')).getAllByRole('listitem');
const order = () => lines().map((line) => /[A-Z][a-zé]+/.exec(line.textContent)?.[0]);

test('the floor is given, and taken back from whoever has it', async () => {
	const { last, acknowledge } = hear({ holder: youssef, since: 0, hands: [catalina] });
	expect(order()).toEqual(['Youssef', 'Catalina', 'Soraya', 'Vous']);
	expect(screen.getByText('1 main levée')).toBeTruthy();
	await fireEvent.click(screen.getByRole('button', { name: 'Donner la parole à Catalina' }));
	expect(last()).toEqual({ type: 'give-floor', person: 'catalina' });
	await acknowledge();
	await fireEvent.click(screen.getByRole('button', { name: /^Reprendre/ }));
	expect(last()).toEqual({ type: 'take-back-floor' });
});

test('a hand that is up may be lowered for somebody', async () => {
	const { last } = hear({ hands: [catalina] });
	await fireEvent.click(screen.getByRole('button', { name: /baisser la main$/ }));
	expect(last()).toEqual({ type: 'lower-hand', person: 'catalina' });
});

test('a hand that goes up moves the lines, and never the focus', async () => {
	const { tell } = hear({});
	const give = screen.getByRole('button', { name: 'Donner la parole à Catalina' });
	give.focus();
	await tell({ type: 'hand-raised', person: catalina });
	expect(order()).toEqual(['Catalina', 'Soraya', 'Youssef', 'Vous']);
	expect(document.activeElement).toBe(give);
	await tell({ type: 'hand-lowered', person: catalina });
	expect(order()).toEqual(['Soraya', 'Youssef', 'Catalina', 'Vous']);
	expect(document.activeElement).toBe(give);
});

test('the mirror proposes whoever was not heard yet, and says whose eyes it is for', async () => {
	const { last } = hear({ talkMs: { [soraya]: minutes(4), [youssef]: minutes(1) } });
	expect(screen.getByText(/Personne d’autre ne le voit/)).toBeTruthy();
	expect(screen.getByText(/Catalina n’a pas encore parlé\./)).toBeTruthy();
	await fireEvent.click(screen.getByRole('button', { name: 'Oui, donner la parole à Catalina' }));
	expect(last()).toEqual({ type: 'give-floor', person: 'catalina' });
});

test('a facilitator who held the floor much reads it once, and may put it away', async () => {
	hear({ talkMs: { [person('nadege')]: minutes(3), [soraya]: minutes(5) } });
	expect(screen.getByText(/Vous avez eu la parole 3.min sur 8\./)).toBeTruthy();
	await fireEvent.click(screen.getByRole('button', { name: 'Compris' }));
	expect(screen.queryByText(/Vous avez eu la parole/)).toBeNull();
});
