import type { Clock, Instant } from '#kernel/clock.ts';
import { unreachable } from '#kernel/errors.ts';
import type { Broker } from './broker.server.ts';
import type { Channel, Channels } from './channel.server.ts';
import { Connection, type Identity, type Socket } from './connection.server.ts';
import { parseFrame } from './frames.server.ts';
import {
	closeCodes,
	protocolVersion,
	socketLimits,
	timings,
	type ClientFrame,
} from './protocol.ts';
import { Room } from './room.server.ts';

type Dependencies = {
	channels: Channels;
	broker: Broker;
	clock: Clock;
	build: string;
	/** Which of these sessions still open anything. */
	areAlive: (sessionHashes: string[]) => Promise<Set<string>>;
	onError: (error: unknown) => void;
};

/** How long a topic nobody listens to stays in memory: a deployment's or a tunnel's worth. */
const keepEmptyMs = 60_000;

/** Every socket of this process, and every topic somebody listens to. */
export class Hub {
	#dependencies: Dependencies;
	#connections = new Set<Connection>();
	#rooms = new Map<string, Promise<Room | null>>();
	#loaded = new Map<string, Room>();
	#unsubscribe: () => void;
	#headsToldAt: Instant = 0;
	#isSweeping = false;

	constructor(dependencies: Dependencies) {
		this.#dependencies = dependencies;
		this.#unsubscribe = dependencies.broker.subscribe(({ topic, seq }) => {
			const room = this.#loaded.get(topic);
			if (room && room.head < seq) room.refresh().catch(dependencies.onError);
		});
	}

	get size(): { connections: number; rooms: number } {
		return { connections: this.#connections.size, rooms: this.#loaded.size };
	}

	connect(socket: Socket, identity: Identity): Connection {
		const { clock, build } = this.#dependencies;
		const connection = new Connection(socket, identity, clock);
		this.#connections.add(connection);
		connection.send({ t: 'welcome', protocol: protocolVersion, build, serverNow: clock.now() });
		return connection;
	}

	disconnect(connection: Connection): void {
		connection.markClosed();
		this.#connections.delete(connection);
		for (const topic of connection.topics) this.#loaded.get(topic)?.leave(connection);
	}

	/** Handles one message, after those the same connection sent before; never throws, whatever was sent. */
	receive(connection: Connection, text: string): Promise<void> {
		connection.heard();
		if (!connection.mayReceive()) connection.close(closeCodes.tooFast);
		return connection.inOrder(() => this.#serve(connection, text));
	}

	async #serve(connection: Connection, text: string): Promise<void> {
		if (connection.isClosed) return;
		const frame = parseFrame(text);
		if (!frame) return connection.send({ t: 'error', code: 'malformed' });
		try {
			await this.#handle(connection, frame);
		} catch (error) {
			this.#dependencies.onError(error);
			if (frame.t === 'command') await this.#refuse(connection, frame, 'internal');
			else connection.close(closeCodes.restarting);
		}
	}

	/** Finds what no message tells: lost hints, ended sessions, dead sockets, people who left. Every 2 s. */
	async sweep(): Promise<void> {
		if (this.#isSweeping) return;
		this.#isSweeping = true;
		try {
			const now = this.#dependencies.clock.now();
			for (const connection of this.#connections) connection.keepAlive(now);
			await this.#endDeadSessions();
			await this.#surveyRooms();
			this.#tell(now);
		} finally {
			this.#isSweeping = false;
		}
	}

	/** Closes every socket with « restarting », spread over `spreadMs` so that they do not all come back at once. */
	async close(spreadMs: number): Promise<void> {
		this.#unsubscribe();
		const connections = [...this.#connections];
		const batches = Math.max(1, Math.min(10, connections.length));
		for (let batch = 0; batch < batches; batch++) {
			for (const [index, connection] of connections.entries()) {
				if (index % batches === batch) connection.close(closeCodes.restarting);
			}
			if (batch < batches - 1) await pause(spreadMs / batches);
		}
	}

	async #handle(connection: Connection, frame: ClientFrame): Promise<void> {
		switch (frame.t) {
			case 'beat':
				return;
			case 'bye':
				return this.#loaded.get(frame.topic)?.leave(connection);
			case 'hello':
				return this.#join(connection, frame.topic, frame.lastSeq);
			case 'range': {
				const room = this.#loaded.get(frame.topic);
				if (room && connection.topics.has(frame.topic)) room.catchUp(connection, frame.after);
				else connection.send({ t: 'error', code: 'not-joined' });
				return;
			}
			case 'command':
				return this.#command(connection, frame);
			default:
				return unreachable(frame);
		}
	}

	async #join(connection: Connection, topic: string, lastSeq: number | undefined): Promise<void> {
		const isNew = !connection.topics.has(topic);
		const room =
			isNew && connection.topics.size >= socketLimits.topicsPerSocket
				? null
				: await this.#room(topic);
		if (room && (await room.join(connection, lastSeq))) return;
		connection.send({ t: 'denied', topic, code: 'not-found' });
	}

	async #command(
		connection: Connection,
		frame: Extract<ClientFrame, { t: 'command' }>,
	): Promise<void> {
		const { topic, id, expected, command } = frame;
		const [name = '', topicId = ''] = topic.split(':');
		const channel = this.#dependencies.channels.get(name);
		if (!channel) return this.#refuse(connection, frame, 'not-found');
		const room = this.#loaded.get(topic);
		const now = this.#dependencies.clock.now();
		const answer = await channel.command({
			topicId,
			personId: connection.identity.personId,
			commandId: id,
			expected,
			command,
			awayMs: (personId) => room?.presence.awayMs(personId, now) ?? 0,
		});
		if (answer.ok) connection.send({ t: 'ack', topic, id, seq: answer.seq });
		else connection.send({ t: 'refused', topic, id, code: answer.code, seq: answer.seq });
	}

	async #refuse(
		connection: Connection,
		{ topic, id }: { topic: string; id: string },
		code: string,
	): Promise<void> {
		const seq = this.#loaded.get(topic)?.head ?? 0;
		connection.send({ t: 'refused', topic, id, code, seq });
	}

	#room(topic: string): Promise<Room | null> {
		const known = this.#rooms.get(topic);
		if (known) return known;
		const [name = '', id = ''] = topic.split(':');
		const opening = this.#open(this.#dependencies.channels.get(name), topic, id);
		this.#rooms.set(topic, opening);
		// An unknown topic is not remembered: it may be created later, and guesses must not fill the memory.
		opening.then(
			(room) => (room ? this.#loaded.set(topic, room) : this.#rooms.delete(topic)),
			() => this.#rooms.delete(topic),
		);
		return opening;
	}

	async #open(channel: Channel | undefined, topic: string, id: string): Promise<Room | null> {
		const feed = await channel?.open(id);
		return feed ? new Room(topic, feed, this.#dependencies.clock) : null;
	}

	async #endDeadSessions(): Promise<void> {
		// Only those that were asked about: a socket that comes meanwhile is in no answer, and lives.
		const asked = [...this.#connections];
		if (asked.length === 0) return;
		const hashes = new Set(asked.map(({ identity }) => identity.sessionHash));
		const alive = await this.#dependencies.areAlive([...hashes]);
		for (const connection of asked) {
			if (!alive.has(connection.identity.sessionHash)) connection.close(closeCodes.signedOut);
		}
	}

	async #surveyRooms(): Promise<void> {
		for (const [name, channel] of this.#dependencies.channels) {
			const rooms = [...this.#loaded.values()].filter(({ topic }) => topic.startsWith(`${name}:`));
			if (rooms.length === 0) continue;
			const surveys = await channel.survey(rooms.map(({ topic }) => topic.slice(name.length + 1)));
			for (const room of rooms) {
				const survey = surveys.get(room.topic.slice(name.length + 1));
				room.restrict(survey?.allowed ?? new Set());
				if (survey && survey.head > room.head) await room.refresh();
			}
		}
	}

	#tell(now: Instant): void {
		const isHeadDue = now - this.#headsToldAt >= timings.headMs;
		if (isHeadDue) this.#headsToldAt = now;
		for (const room of this.#loaded.values()) {
			room.tellPresence();
			if (isHeadDue) room.tellHead(now);
			if (!room.isEmpty || now - room.emptySince < keepEmptyMs) continue;
			this.#loaded.delete(room.topic);
			this.#rooms.delete(room.topic);
		}
	}
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
