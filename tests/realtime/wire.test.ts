import { afterAll, beforeAll, expect, test } from 'vitest';
import { minutes } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { RoundEvent } from '#features/rounds/engine/events.ts';
import { project } from '#features/rounds/engine/project.ts';
import type { RoomSnapshot } from '#features/rounds/model.ts';
import type { Entry, ServerFrame } from '#platform/realtime/protocol.ts';
import { asId } from '#kernel/id.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { aCanaryCage } from '#tests/support/canaries.ts';
import { aLiveTable, type LiveTable } from '#tests/support/live-table.ts';
import { foldedLog } from '#tests/support/log.ts';
import { aText, aWriting, tableLogins } from '#tests/support/round-in-lobby.ts';

let server: TestApp;
let address: string;
let table: LiveTable;

beforeAll(async () => {
	server = await aTestApp();
	address = await server.listen();
	table = await aLiveTable(server, address);
});
afterAll(async () => {
	await table.stop();
	await server.close();
});

const consultants = tableLogins.filter((login) => /^(consultation|coanimation)/.test(login));

test('through a whole round, no socket receives a word its person may not read at that moment', async () => {
	const cage = aCanaryCage(table);
	const { send, goTo } = table;

	await goTo('choice');
	const subject = cage.release('sujet', tableLogins);
	const proposed = aWriting('subject', subject);
	await send('consultation1', proposed);
	await send('consultation2', {
		type: 'vote',
		vote: newId<'vote'>(),
		subject: proposed.contribution,
	});
	await send('consultation3', { type: 'ask', what: 'pause' });
	await cage.check();

	await goTo('presentation');
	await send('cliente', aWriting('presentation', cage.release('expose', tableLogins)));
	const hidden = consultants.map((login) => {
		const words = cage.release(`cachee-${login}`, [login]);
		return { login, words, writing: aWriting('question', words) };
	});
	for (const { login, writing } of hidden) await send(login, writing);
	const kept = cage.release('pour-moi', ['consultation4']);
	const forLater = aWriting('question', kept, true);
	await send('consultation4', forLater);
	await cage.check();

	const { epoch } = await table.read();
	await goTo('clarification');
	await cage.check();
	const late = aWriting('question', cage.release('tardive', ['consultation5']));
	await table.give('consultation5', { command: late, expected: { epoch } });
	await cage.check();
	await send('animation', { type: 'reveal' });
	for (const { words } of hidden) cage.openTo(words, tableLogins);
	await cage.check();
	const [first] = hidden;
	if (!first) throw new Error('nobody asked');
	const answer = aText(cage.release('reponse', tableLogins));
	await send('cliente', { type: 'answer', contribution: first.writing.contribution, text: answer });
	await cage.check();

	await goTo('contract');
	await send('cliente', {
		type: 'publish-contract',
		text: aText(cage.release('contrat', tableLogins)),
	});
	await cage.check();

	await goTo('consultation');
	const lead = aWriting('lead', cage.release('piste', tableLogins));
	await send('consultation2', lead);
	await send('cliente', { type: 'keep', contribution: lead.contribution, isKept: true });
	await send('animation', { type: 'start-go-round' });
	server.clock.advance(minutes(2));
	await send('animation', { type: 'take-back-floor' });
	await cage.check();

	await goTo('action-plan');
	await send('cliente', aWriting('takeaway', cage.release('je-retiens', ['cliente']), true));
	await send('cliente', {
		...{ type: 'set-action', action: newId<'action'>(), due: '2026-12-04' },
		what: aText(cage.release('quoi', tableLogins)),
		withWhom: aText(cage.release('avec-qui', tableLogins)),
		indicator: aText(cage.release('signe', tableLogins)),
	});
	await cage.check();

	await goTo('learning');
	for (const login of ['cliente', ...consultants]) {
		await send(login, aWriting('learning', cage.release(`appris-${login}`, [login]), true));
		await send(login, { type: 'answer-pulse', answers: [5, 4, 3] });
	}
	const shared = aWriting('learning', cage.release('partage', ['consultation1']), true);
	await send('consultation1', shared);
	await cage.check();
	await send('consultation1', { type: 'share', contribution: shared.contribution });
	cage.openTo(shared.text.body, tableLogins);
	await cage.check();
	await send('animation', { type: 'close' });
	await cage.check();

	await foldedLog(server.database, table.roundId);
});

test('what is nobody’s business is in no frame either: votes, choices of the client, answers, asks', async () => {
	for (const login of tableLogins) {
		const me = server.personOf(login);
		const isFacilitator = login === 'animation';
		for (const { actor, event } of eventsOf(login)) {
			if (event.type === 'vote-cast') expect([me, null]).toContain(event.by);
			if (event.type === 'contribution-kept') expect(event.by).toBe(me);
			if (event.type === 'pulse-answered') expect([me, null]).toContain(event.by);
			if (event.type === 'asked') expect(isFacilitator || event.by === me).toBe(true);
			if (event.type === 'contribution-written' && event.veil !== null && event.author !== me) {
				expect({ actor, author: event.author, text: event.text }).toEqual({
					...{ actor: null, author: null, text: null },
				});
			}
			if ('held' in event && !isFacilitator) expect(event.held).toBeNull();
		}
	}
});

test('everybody saw each position of the log once, in order, and ends where the log ends', async () => {
	const { state } = await foldedLog(server.database, table.roundId);
	for (const login of tableLogins) {
		const client = table.clientOf(login);
		const [first = 0] = client.seqs;
		expect(client.seqs).toEqual(client.seqs.map((_, index) => first + index));
		const person = asId<'person'>(server.personOf(login));
		const expected = project(state, { person });
		expect(JSON.parse(JSON.stringify(client.state))).toEqual(JSON.parse(JSON.stringify(expected)));
	}
});

test('who arrives at the end receives a snapshot with no more in it than the others saw', async () => {
	const cage = aCanaryCage(table);
	for (const login of tableLogins) {
		const fresh = await table.enter(login);
		const known = table.clientOf(login);
		expect(JSON.parse(JSON.stringify(fresh.state))).toEqual(
			JSON.parse(JSON.stringify(known.state)),
		);
		const words = cage.wordsIn(fresh);
		expect(words.filter((word) => !cage.wordsIn(known).includes(word))).toEqual([]);
		await fresh.stop();
	}
});

function eventsOf(login: string): Entry<RoundEvent>[] {
	return table.clientOf(login).received.flatMap((text) => {
		const frame: ServerFrame<RoundEvent, RoomSnapshot> = JSON.parse(text);
		return frame.t === 'events' ? frame.events : [];
	});
}
