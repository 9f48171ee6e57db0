import { render } from '@testing-library/svelte';
import { flushSync, type Component } from 'svelte';
import { vi } from 'vitest';
import { RoundRoom } from '#features/rounds/client.svelte.ts';
import type { Command } from '#features/rounds/engine/commands.ts';
import type { RoundEvent } from '#features/rounds/engine/events.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import { person } from './a-room.ts';
import InRoom from './InRoom.svelte';
import { PlayedSocket } from './played-socket.ts';

type Sent = { id: string; command: Command };

/** A room in a browser whose server is the test: it answers, tells events and cuts the line when it wants. */
export function playRoom(state: RoundState, viewer: string, texts: Record<string, string> = {}) {
	vi.stubGlobal('WebSocket', PlayedSocket);
	const people = state.participants.map(({ person: id }) => ({
		id,
		name: id.charAt(0).toUpperCase() + id.slice(1),
		initials: id.slice(0, 2).toUpperCase(),
		hasSigned: true,
	}));
	const snapshot = { state, texts, people, groupName: 'Les Passerelles' };
	const room = new RoundRoom({ snapshot, viewer: person(viewer), serverNow: Date.now() });
	const topic = `round:${state.id}`;
	const stop = room.connect();
	const socket = PlayedSocket.latest;
	if (!socket) throw new Error('the room opened no socket');
	socket.accept();
	socket.say({ t: 'events', topic, events: [], serverNow: Date.now() });
	return { room, socket, show, commands, acknowledge, refuse, tell, stop };

	function show<Given extends Record<string, unknown>>(
		component: Component<Given>,
		given: Given,
	): void {
		render(InRoom<Given>, { room, component, given });
	}

	function commands(): Sent[] {
		return (socket?.sent ?? []).map((text) => JSON.parse(text)).filter(({ t }) => t === 'command');
	}

	async function acknowledge(): Promise<void> {
		socket?.say({ t: 'ack', topic, id: commands().at(-1)?.id ?? '', seq: room.state.seq });
		await settled();
	}

	async function refuse(code: string): Promise<void> {
		const id = commands().at(-1)?.id ?? '';
		socket?.say({ t: 'refused', topic, id, code, seq: room.state.seq });
		await settled();
	}

	async function tell(event: RoundEvent, told: Record<string, string> = {}): Promise<void> {
		const entry = { seq: room.state.seq + 1, at: Date.now(), actor: null, event, texts: told };
		socket?.say({ t: 'events', topic, events: [entry], serverNow: Date.now() });
		await settled();
	}
}

/** Everything that follows from what was said, promises and screen. */
async function settled(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve));
	flushSync();
}
