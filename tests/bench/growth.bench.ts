// The cost of one command must not grow with the length of the log: the 5,000th event against the 50th.
import { randomUUID } from 'node:crypto';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { aRoundInLobby } from '#tests/support/round-in-lobby.ts';
import { median, promise, round, say, timeEach } from './report.ts';

const early = 50;
const late = Number(process.env.BENCH_EVENTS ?? 5_000);
const sample = 200;

const server = await aTestApp();
// The long round comes first, so that both are measured once everything is warm.
const long = await aSpeakingRound(server);
await long.reach(late);
const after = await timeEach(sample, long.hand);
await long.cancel();
const short = await aSpeakingRound(server);
await short.reach(early);
const before = await timeEach(sample, short.hand);
await server.close();

const ratio = median(after) / median(before);
say('database', server.database.kind);
say(`one command around the ${early}th event`, `${round(median(before), 1)} ms`);
say(`one command around the ${late}th event`, `${round(median(after), 1)} ms`);
promise('growth ≤ 1.3', round(ratio, 2), ratio <= 1.3);

/** A round in which somebody raises their hand and lowers it: events that leave the state as long as it was. */
async function aSpeakingRound({ services, clock, personOf }: TestApp) {
	const { roundId, goTo, read, send } = await aRoundInLobby(server);
	await goTo('consultation');
	const { epoch } = await read();
	let isRaised = false;
	return { hand, reach, cancel: () => send('animation', { type: 'cancel' }) };

	async function hand(): Promise<number> {
		clock.advance(1_000);
		const answer = await services.rounds.command({
			topicId: roundId,
			personId: personOf('consultation1'),
			commandId: randomUUID(),
			expected: { epoch },
			command: { type: isRaised ? 'lower-hand' : 'raise-hand' },
			awayMs: () => 0,
		});
		if (!answer.ok) throw new Error(answer.code);
		isRaised = !isRaised;
		return answer.seq;
	}

	async function reach(events: number): Promise<void> {
		for (let seq = 0; seq < events; seq = await hand());
	}
}
