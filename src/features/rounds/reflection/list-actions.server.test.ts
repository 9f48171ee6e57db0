import { afterAll, beforeAll, expect, test } from 'vitest';
import { days, hours } from '#kernel/clock.ts';
import type { Actor } from '#features/accounts/model.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';

let server: TestApp;
let soraya: Actor;

beforeAll(async () => {
	server = await aTestApp();
	const actor = await server.services.accountQueries.findActor(server.personOf('cliente'));
	if (!actor) throw new Error('nobody');
	soraya = actor;
});
afterAll(() => server.close());

const statuses = async (list: 'listOpenActions' | 'listFollowedActions') => {
	const actions = await server.services.roundQueries[list](soraya);
	return actions.map(({ status }) => status);
};

test('what is settled stays in sight for a day, so that a slip is undone, and only then goes', async () => {
	const { services, clock } = server;
	const [first] = await services.roundQueries.listOpenActions(soraya);
	if (!first) throw new Error('the demo leaves no action open');
	await services.rounds.reportAction(soraya, { actionId: first.id, status: 'done' });
	expect(await statuses('listOpenActions')).toEqual(['open']);
	expect(await statuses('listFollowedActions')).toEqual(['done', 'open']);

	clock.advance(hours(20));
	await services.rounds.reportAction(soraya, { actionId: first.id, status: 'partly' });
	expect(await statuses('listOpenActions')).toEqual(['partly', 'open']);

	await services.rounds.reportAction(soraya, { actionId: first.id, status: 'no-longer-relevant' });
	clock.advance(days(2));
	expect(await statuses('listFollowedActions')).toEqual(['open']);
});

test('an action is followed by its owner alone', async () => {
	const { services, personOf } = server;
	const youssef = await services.accountQueries.findActor(personOf('consultation2'));
	if (!youssef) throw new Error('nobody');
	expect(await services.roundQueries.listFollowedActions(youssef)).toEqual([]);
	const [first] = await services.roundQueries.listFollowedActions(soraya);
	if (!first) throw new Error('the demo leaves no action open');
	const report = { actionId: first.id, status: 'done' } as const;
	expect(await services.rounds.reportAction(youssef, report)).toEqual({
		ok: false,
		refusal: 'unknown-action',
	});
});
