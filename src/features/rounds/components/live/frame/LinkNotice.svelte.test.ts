import { screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeCodes } from '#platform/realtime/protocol.ts';
import { aRoundAt } from '#tests/support/a-room.ts';
import { playRoom } from '#tests/support/play-room.ts';
import LinkNotice from './LinkNotice.svelte';
import LinkWord from './LinkWord.svelte';

let stop = () => {};

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	stop();
	localStorage.clear();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function listen() {
	const played = playRoom(aRoundAt('consultation'), 'youssef');
	({ stop } = played);
	played.show(LinkNotice, {});
	played.show(LinkWord, {});
	return played;
}

test('a server that restarts is only « reconnexion »', () => {
	const { socket } = listen();
	socket.end(closeCodes.restarting);
	flushSync();
	expect(screen.getByText('reconnexion')).toBeTruthy();
	expect(screen.queryByText(/Hors ligne/)).toBeNull();
});

test('a line that stays cut says that texts are kept', () => {
	const { socket } = listen();
	socket.end(1006);
	flushSync();
	vi.advanceTimersByTime(4_000);
	flushSync();
	expect(screen.getByText(/Hors ligne – vos textes sont gardés ici/)).toBeTruthy();
});

test('a closed session offers to sign in again and to come back here', () => {
	const { socket } = listen();
	socket.end(closeCodes.signedOut);
	flushSync();
	expect(screen.getByText(/Votre session est fermée/)).toBeTruthy();
	expect(screen.getByRole('link', { name: 'Ouvrir une session' }).getAttribute('href')).toBe(
		'/connexion?suite=%2Frondes%2Fround',
	);
});

test('whoever was removed is told so, and nothing retries', () => {
	const { socket } = listen();
	socket.end(closeCodes.removed);
	flushSync();
	expect(screen.getByText(/Cette ronde ne vous est plus ouverte/)).toBeTruthy();
});
