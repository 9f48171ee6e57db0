import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, newId } from '#kernel/id.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { aRoundInLobby } from '#tests/support/round-in-lobby.ts';

let server: TestApp;
beforeAll(async () => {
	server = await aTestApp();
});
afterAll(() => server.close());

const times = 200;

test(`two tabs of the facilitator pressing « next » at the same instant, ${times} times: one step each`, async () => {
	const { services, database, clock } = server;
	const { roundId, send } = await aRoundInLobby(server);
	await send('animation', { type: 'start' });

	for (let time = 0; time < times; time++) {
		const before = await read();
		const isLast = before.step === before.template.steps.length - 1;
		const command = { type: isLast ? 'go-back' : 'advance' };
		const tab = () =>
			services.rounds.command({
				topicId: roundId,
				personId: server.personOf('animation'),
				commandId: newId(),
				expected: { seq: before.seq },
				command: isLast ? { type: 'go-back' } : command,
				awayMs: () => 0,
			});
		const answers = await Promise.all([tab(), tab()]);
		const after = await read();
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(answers.filter((answer) => !answer.ok)).toMatchObject([{ code: 'stale' }]);
		expect(Math.abs(after.step - before.step)).toBe(1);
		expect(after.epoch).toBe(before.epoch + 1);
		clock.advance(1_000);
	}

	async function read(): Promise<RoundState> {
		const row = await database.prisma.round.findUniqueOrThrow({
			where: { id: asId<'round'>(roundId) },
			select: { state: true },
		});
		return Object(row.state);
	}
});
