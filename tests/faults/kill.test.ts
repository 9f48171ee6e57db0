import fs from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { aLiveRound, aWriting, goToStep, reaches } from '#tests/support/live-round.ts';
import { startServer, temporaryFolder, type RunningServer } from '#tests/support/server.ts';
import { aFreshDatabase } from '#tests/support/fresh-database.ts';

const kills = Number(process.env.KILLS ?? 20);
const dataDir = temporaryFolder();
const database = await aFreshDatabase();
let server: RunningServer;

afterAll(async () => {
	await server.stop();
	await database.drop();
	fs.rmSync(dataDir, { recursive: true, force: true });
});

const restart = (port?: number) =>
	startServer({ dataDir, env: database.env, ...(port === undefined ? {} : { port }) });

test(`killed ${kills} times in mid-round while people write, nothing acknowledged is lost`, async () => {
	server = await restart();
	const { port } = server;
	const round = await aLiveRound(server);
	await goToStep(round.facilitator, 'consultation');
	const writers = ['consultation1', 'consultation2', 'consultation3', 'coanimation'].map(
		(login) => {
			const client = round.clients.get(login);
			if (!client) throw new Error(`${login} is not there`);
			return client;
		},
	);

	const acknowledged = new Set<string>();
	let isOver = false;
	const writing = writers.map(async (client) => {
		while (!isOver) {
			const command = aWriting('lead', `piste ${acknowledged.size}`);
			const answer = await client.sendAtStep(command);
			if (answer.t === 'ack' && command.type === 'write') acknowledged.add(command.contribution);
			await new Promise((resolve) => setTimeout(resolve, 120));
		}
	});
	for (let kill = 0; kill < kills; kill++) {
		const before = acknowledged.size;
		await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(before + 3);
		await server.kill();
		server = await restart(port);
	}
	isOver = true;
	await Promise.all(writing);

	const { seq } = await round.facilitator.send({ type: 'take-back-floor' });
	for (const client of round.clients.values()) {
		await reaches(client, seq);
		const present = new Set(client.state?.contributions.map(({ id }) => String(id)));
		expect([...acknowledged].filter((id) => !present.has(id))).toEqual([]);
		expect(client.state?.contributions.length).toBe(present.size);
		expect(client.reconnections).toBeGreaterThanOrEqual(kills);
	}
	await round.stop();
});
