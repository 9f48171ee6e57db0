import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import type { Floor, RoundState } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { fillToolbarGaps } from '#tests/support/jsdom-gaps.ts';
import { playRoom } from '#tests/support/play-room.ts';
import FacilitatorDock from './FacilitatorDock.svelte';

let stop = () => {};

afterEach(() => {
	stop();
	localStorage.clear();
	vi.unstubAllGlobals();
});

const running = () =>
	({
		status: 'running',
		deadline: Date.now() + minutes(5),
		version: 1,
		isExpired: false,
	}) as const;

function conduct(kind: string, changes: Partial<RoundState> = {}) {
	fillToolbarGaps();
	const onchoose = vi.fn();
	const played = playRoom(aRoundAt(kind, { clock: running(), ...changes }), 'nadege');
	({ stop } = played);
	played.show(FacilitatorDock, { onchoose });
	return { ...played, onchoose, last: () => played.commands().at(-1)?.command };
}

const button = (name: RegExp) => screen.getByRole('button', { name });
const floor = (changes: Partial<Floor>) => ({ ...aRoundAt('clarification').floor, ...changes });
const [catalina, youssef] = [person('catalina'), person('youssef')];

describe('steps', () => {
	test('the next one and the one before are named, and a press asks for it', async () => {
		const { last, acknowledge } = conduct('clarification');
		await fireEvent.click(button(/^Revenir à\s+1.Exposé/));
		expect(last()).toEqual({ type: 'go-back' });
		await acknowledge();
		await fireEvent.click(button(/^Passer à\s+3.Contrat/));
		expect(last()).toEqual({ type: 'advance' });
	});

	test('the second click of a double click does not pass a second step', async () => {
		const { commands, acknowledge, tell } = conduct('clarification');
		await fireEvent.click(button(/^Passer à\s+3/), { detail: 1 });
		const deadline = Date.now() + minutes(5);
		await tell({
			...{ type: 'step-started', reason: 'advance', step: 4 },
			...{ plannedMs: minutes(5), deadline, held: null },
		});
		await acknowledge();
		await fireEvent.click(button(/^Passer à\s+4/), { detail: 2 });
		expect(commands()).toHaveLength(1);
	});

	test('what was just passed may be undone, in the dock and above it, for ten seconds', async () => {
		const undoable = { step: 3, remainingMs: 355_000, wasPaused: false, isExpired: false };
		const { last } = conduct('contract', { undoable: { at: Date.now(), ...undoable } });
		expect(screen.getByText(/Annuler remet 2.Clarification, avec ses 5:55\./)).toBeTruthy();
		expect(screen.getAllByRole('button', { name: 'Annuler' })).toHaveLength(2);
		await fireEvent.click(screen.getAllByRole('button', { name: 'Annuler' })[0] ?? raise());
		expect(last()).toEqual({ type: 'undo' });
	});

	test('ten seconds later the dock offers to go back instead', () => {
		const undoable = { step: 3, remainingMs: 0, wasPaused: false, isExpired: true };
		conduct('contract', { undoable: { at: Date.now() - 10_001, ...undoable } });
		expect(screen.queryByRole('button', { name: 'Annuler' })).toBeNull();
		expect(button(/^Revenir à\s+2.Clarification/)).toBeTruthy();
	});

	test('a button that is not open says why instead of acting', async () => {
		const { commands } = conduct('welcome');
		expect(button(/^Revenir à/).getAttribute('title')).toBe('C’est la première étape.');
		await fireEvent.click(button(/^Revenir à/));
		expect(commands()).toHaveLength(0);
		expect(screen.getAllByText('C’est la première étape.').length).toBeGreaterThan(0);
	});
});

describe('time', () => {
	test('pause becomes resume without losing the focus', async () => {
		const { last, tell } = conduct('clarification');
		const pause = button(/^Pause/);
		pause.focus();
		await fireEvent.click(pause);
		expect(last()).toEqual({ type: 'pause' });
		await tell({ type: 'round-paused', remainingMs: 1_000 });
		expect(document.activeElement?.textContent.trim()).toBe('Reprendre');
	});

	test('minutes are chosen among three, and the choice folds', async () => {
		const { last } = conduct('clarification');
		const trigger = button(/^Minutes/);
		await fireEvent.click(trigger);
		expect(trigger.getAttribute('aria-expanded')).toBe('true');
		await fireEvent.click(button(/5.min/));
		expect(last()).toEqual({ type: 'extend', minutes: 5 });
		expect(trigger.getAttribute('aria-expanded')).toBe('false');
		expect(document.activeElement).toBe(trigger);
	});

	test('without a clock there is nothing to pause nor to extend', () => {
		conduct('clarification', { clock: { status: 'stopped' } });
		expect(screen.queryByRole('button', { name: /^Pause|^Minutes/ })).toBeNull();
	});
});

describe('interrupting', () => {
	test('a round is paused before it can be interrupted', () => {
		conduct('clarification');
		expect(screen.queryByRole('button', { name: /^Interrompre/ })).toBeNull();
	});

	test('a command that goes away leaves the focus in the dock', async () => {
		const paused = { status: 'paused', remainingMs: minutes(5), version: 2 } as const;
		const { tell } = conduct('clarification', {
			clock: { ...paused, since: Date.now(), isExpired: false },
		});
		button(/^Interrompre/).focus();
		await tell({ type: 'round-resumed', deadline: Date.now() + minutes(5), pausedMs: 0 });
		expect(screen.queryByRole('button', { name: /^Interrompre/ })).toBeNull();
		await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('BUTTON'));
	});

	test('asks first, and says what is lost', async () => {
		const { commands, last } = conduct('clarification', {
			startedAt: Date.now(),
			clock: {
				status: 'paused',
				remainingMs: minutes(5),
				since: Date.now(),
				version: 2,
				isExpired: false,
			},
		});
		await fireEvent.click(button(/^Interrompre/));
		expect(commands()).toHaveLength(0);
		expect(screen.getByRole('dialog').textContent).toContain('sans compte rendu');
		await fireEvent.click(within(screen.getByRole('dialog')).getByText('Interrompre la ronde'));
		expect(last()).toEqual({ type: 'cancel' });
	});
});

describe('the floor', () => {
	test('goes to the first raised hand', async () => {
		const { last } = conduct('clarification', { floor: floor({ hands: [catalina, youssef] }) });
		await fireEvent.click(button(/^Donner la parole à\s+Catalina/));
		expect(last()).toEqual({ type: 'give-floor', person: 'catalina' });
	});

	test('is chosen in the list when nobody asks', async () => {
		const { commands, onchoose } = conduct('clarification');
		await fireEvent.click(button(/^Donner\s+la parole/));
		expect(onchoose).toHaveBeenCalledOnce();
		expect(commands()).toHaveLength(0);
	});

	test('follows the go-round, which may be stopped', async () => {
		const goRound = { order: [youssef, catalina], position: 0 };
		const changes = { floor: floor({ holder: youssef, goRound }) };
		const { last, acknowledge } = conduct('clarification', changes);
		await fireEvent.click(button(/^Donner la parole à\s+Catalina/));
		expect(last()).toEqual({ type: 'take-back-floor' });
		await acknowledge();
		await fireEvent.click(button(/^Arrêter le tour/));
		expect(last()).toEqual({ type: 'stop-go-round' });
	});
});

test('a change that came first is told in passing, and asks for nothing', async () => {
	const { room, refuse } = conduct('clarification');
	await fireEvent.click(button(/^Passer à/));
	await refuse('stale');
	expect(room.refusal).toBeNull();
	expect(screen.getAllByText(/^La ronde a changé entre-temps/).length).toBeGreaterThan(0);
	expect(screen.queryByRole('dialog')).toBeNull();
});

function raise(): never {
	throw new Error('missing');
}
