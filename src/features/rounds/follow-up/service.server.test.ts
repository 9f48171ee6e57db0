import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { days, minutes } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { RoundId } from '#features/rounds/engine/round.ts';
import { aClosedRound, anOpenRound } from '#tests/support/closed-round.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { toldOn } from '#tests/support/told.ts';

let database: Database;
let stage: Awaited<ReturnType<typeof toldOn>>;

beforeAll(async () => {
	database = await openTestDatabase();
});
beforeEach(async () => {
	stage = await toldOn(database);
});
afterAll(() => database.close());

/** A group of five who signed; a round of theirs where the last one did not sit down is closed on 25 November. */
async function aTable(actions: { what: string; due: string | null }[] = []) {
	const group = await stage.aGroup('facilitator', 'member', 'member', 'member', 'member');
	const [nadege, soraya, catalina, youssef, emilie] = [0, 1, 2, 3, 4].map(group.personAt);
	if (!nadege || !soraya || !catalina || !youssef || !emilie) throw new Error('five people');
	await stage.publish(group.groupId, nadege, 'Ce qui se dit ici reste ici.');
	for (const person of group.people) await stage.sign(group.groupId, person);
	const others = [catalina, youssef];
	const held = { groupId: group.groupId, facilitator: nadege, client: soraya, others, actions };
	const roundId = await aClosedRound({ ...stage, database }, held);
	const everybodyElse = [nadege, catalina, youssef, emilie];
	return { ...group, held, roundId, nadege, soraya, catalina, youssef, emilie, everybodyElse };
}

/** What somebody was told of, without the digests. */
const bellOf = async (person: Actor) =>
	(await stage.bellOf(person)).filter((one) => one !== 'digest');
/** Lets time go by as the server does, one look at a time. */
async function live(count: number): Promise<void> {
	for (let day = 0; day < count; day++) {
		stage.clock.advance(days(1));
		await stage.work();
		await stage.work();
	}
}
const save = (by: Actor, roundId: RoundId, body: string, isSent = false) =>
	stage.services.followUps.savePostcard(by, { roundId, body, isSent });
const notFound = expect.objectContaining({ code: 'not-found' });

test('an action is recalled to its owner three days before and on its date, once each, and to nobody else', async () => {
	const { soraya, everybodyElse } = await aTable([
		{ what: 'Appeler', due: '2026-12-04' },
		{ what: 'Écrire', due: '2026-12-04' },
	]);
	await live(5);
	expect(await bellOf(soraya)).toEqual([]);
	await live(1);
	expect(await bellOf(soraya)).toEqual(['action-reminder']);
	await live(3);
	expect(await bellOf(soraya)).toEqual(['action-reminder', 'action-reminder']);
	await live(12);
	const reminders = (await bellOf(soraya)).filter((type) => type === 'action-reminder');
	expect(reminders).toHaveLength(2);
	for (const person of everybodyElse) expect(await bellOf(person)).toEqual([]);
	const letters = await stage.mailOf(soraya);
	expect(letters.filter((one) => one === 'Une action de votre plan d’action')).toHaveLength(2);
});

test('what is settled is recalled no more, in a letter that waits either', async () => {
	const { soraya } = await aTable([{ what: 'Appeler', due: '2026-12-04' }]);
	const { services, clock, mailOf } = stage;
	clock.advance(days(6));
	await services.notifications.lookForDue();
	const [action] = await services.roundQueries.listOpenActions(soraya);
	if (!action) throw new Error('no action');
	await services.rounds.reportAction(soraya, { actionId: action.id, status: 'done' });
	await live(5);
	expect(await bellOf(soraya)).toEqual(['action-reminder', 'postcard']);
	expect(await mailOf(soraya)).not.toContain('Une action de votre plan d’action');
});

test('an action without a date is recalled once, two weeks after the round', async () => {
	const { soraya } = await aTable([{ what: 'Appeler', due: null }]);
	await live(13);
	expect(await bellOf(soraya)).toEqual(['postcard']);
	await live(10);
	expect(await bellOf(soraya)).toEqual(['postcard', 'action-reminder']);
});

test('an open action comes back at the welcome of the group’s next round', async () => {
	const { held, soraya } = await aTable([{ what: 'Appeler', due: '2026-12-04' }]);
	await live(20);
	const { roundId } = await anOpenRound({ ...stage, database }, held);
	const { snapshot } = await stage.services.roundQueries.loadRoom(soraya, roundId);
	expect(snapshot.state.earlierActions).toMatchObject([{ due: '2026-12-04', status: null }]);
});

test('ten days after, the client alone is asked what moved, unless they said it already', async () => {
	const { soraya, roundId, everybodyElse } = await aTable();
	await live(9);
	expect(await bellOf(soraya)).toEqual([]);
	await live(4);
	expect(await bellOf(soraya)).toEqual(['postcard']);
	for (const person of everybodyElse) expect(await bellOf(person)).toEqual([]);
	const early = await aTable();
	await save(early.soraya, early.roundId, 'Déjà dit.');
	await live(13);
	expect(await bellOf(early.soraya)).toEqual([]);
	expect(roundId).not.toBe(early.roundId);
});

test('a card is its author’s alone until they send it, and again once they take it back', async () => {
	const { soraya, catalina, emilie, roundId, everybodyElse, groupId } = await aTable();
	const { followUpQueries, followUps, groups } = stage.services;
	const outsider = await stage.aPerson();
	const read = (person: Actor) => followUpQueries.loadPostcard(person, roundId);
	const strangers = [outsider, stage.admin];
	expect(await save(soraya, roundId, 'Il est venu.')).toEqual({ ok: true });
	expect(await read(soraya)).toMatchObject({ card: { body: 'Il est venu.', sentAt: null } });
	for (const person of [...everybodyElse, ...strangers]) {
		await expect(read(person)).rejects.toEqual(notFound);
		await expect(save(person, roundId, 'Pas moi.')).rejects.toEqual(notFound);
	}
	expect((await followUpQueries.load(catalina, roundId)).postcard).toBeNull();

	expect(await save(soraya, roundId, 'Il est venu deux fois.', true)).toEqual({ ok: true });
	expect(await save(soraya, roundId, 'Il est venu deux fois.', true)).toEqual({ ok: true });
	expect(await save(soraya, roundId, 'Autre chose.')).toMatchObject({ refusal: 'already-sent' });
	for (const person of everybodyElse) {
		expect(await read(person)).toMatchObject({ card: { body: 'Il est venu deux fois.' } });
	}
	for (const person of strangers) await expect(read(person)).rejects.toEqual(notFound);
	await groups.remove(stage.admin, { groupId, personId: emilie.id });
	await expect(read(emilie)).rejects.toEqual(notFound);

	await expect(followUps.withdrawPostcard(catalina, { roundId })).rejects.toEqual(notFound);
	await followUps.withdrawPostcard(soraya, { roundId });
	await expect(read(catalina)).rejects.toEqual(notFound);
	expect(await read(soraya)).toMatchObject({ card: { sentAt: null } });
});

test('a card that is sent is told once to those who were there, and not to who joined the group since', async () => {
	const { soraya, roundId, everybodyElse, groupId } = await aTable();
	const late = await stage.seat(groupId, 'member');
	const { followUps, followUpQueries } = stage.services;
	await save(soraya, roundId, 'Il est venu.', true);
	await stage.work();
	await followUps.withdrawPostcard(soraya, { roundId });
	await save(soraya, roundId, 'Il est venu.', true);
	await stage.work();
	for (const person of everybodyElse) expect(await bellOf(person)).toEqual(['postcard-received']);
	expect([await bellOf(late), await bellOf(soraya)]).toEqual([[], []]);
	await expect(followUpQueries.loadPostcard(late, roundId)).rejects.toEqual(notFound);
});

test('a card taken back before its letters leave is told to nobody', async () => {
	const { soraya, catalina, roundId } = await aTable();
	await save(soraya, roundId, 'Il est venu.', true);
	await stage.services.notifications.relay();
	await stage.services.followUps.withdrawPostcard(soraya, { roundId });
	await stage.work();
	expect(await stage.mailOf(catalina)).toEqual([]);
});

test('a companion is asked once and nudged once, and what they see is no more than the others', async () => {
	const { soraya, catalina, roundId, everybodyElse } = await aTable([
		{ what: 'Appeler', due: '2027-02-01' },
	]);
	const { followUps, followUpQueries } = stage.services;
	const ask = () => followUps.chooseCompanion(soraya, { roundId, personId: catalina.id });
	expect(await Promise.all([ask(), ask()])).toEqual([{ ok: true }, { ok: true }]);
	await stage.work();
	expect(await bellOf(catalina)).toEqual(['companion-chosen']);
	expect((await followUpQueries.load(catalina, roundId)).accompanies).toMatchObject({
		id: soraya.id,
	});
	await live(4);
	expect(await bellOf(catalina)).toEqual(['companion-chosen']);
	await live(9);
	expect(await bellOf(catalina)).toEqual(['companion-chosen', 'companion-nudge']);
	for (const person of everybodyElse.filter((one) => one !== catalina)) {
		expect(await bellOf(person)).toEqual([]);
		const seen = await followUpQueries.load(person, roundId);
		expect(seen).toMatchObject({ own: null, accompanies: null });
	}
});

test('who was let go, who declined and who has nothing left to ask about is not nudged', async () => {
	const { followUps, rounds, roundQueries } = stage.services;
	const [letGo, declined, settled] = [
		await aTable(),
		await aTable(),
		await aTable([{ what: 'Appeler', due: null }]),
	];
	for (const { soraya, catalina, roundId } of [letGo, declined, settled]) {
		await followUps.chooseCompanion(soraya, { roundId, personId: catalina.id });
	}
	await stage.work();
	await followUps.removeCompanion(letGo.soraya, letGo);
	await followUps.declineCompanion(declined.catalina, declined);
	const [action] = await roundQueries.listOpenActions(settled.soraya);
	if (!action) throw new Error('no action');
	await rounds.reportAction(settled.soraya, { actionId: action.id, status: 'done' });
	await live(8);
	for (const { catalina } of [letGo, declined, settled]) {
		expect(await bellOf(catalina)).toEqual(['companion-chosen']);
	}
});

test('the client may change their mind; who declined is not asked again', async () => {
	const { soraya, catalina, youssef, roundId } = await aTable();
	const { followUps, followUpQueries } = stage.services;
	const choose = (personId: Actor['id']) =>
		followUps.chooseCompanion(soraya, { roundId, personId });
	await choose(catalina.id);
	await choose(youssef.id);
	await expect(followUps.declineCompanion(catalina, { roundId })).rejects.toEqual(notFound);
	await followUps.declineCompanion(youssef, { roundId });
	expect(await choose(youssef.id)).toEqual({ ok: false, refusal: 'declined' });
	const { own } = await followUpQueries.load(soraya, roundId);
	expect(own).toMatchObject({ companion: null, declined: [{ id: youssef.id }] });
	expect(own?.candidates.map(({ id }) => id)).not.toContain(youssef.id);
	expect(await choose(catalina.id)).toEqual({ ok: true });
	await stage.work();
	expect(await bellOf(catalina)).toEqual(['companion-chosen']);
});

test('only the client chooses, and only among those who were there', async () => {
	const { soraya, catalina, youssef, roundId, groupId } = await aTable();
	const late = await stage.seat(groupId, 'member');
	const { followUps, followUpQueries } = stage.services;
	for (const personId of [late.id, soraya.id, newId<'person'>()]) {
		expect(await followUps.chooseCompanion(soraya, { roundId, personId })).toMatchObject({
			refusal: 'unknown-person',
		});
	}
	for (const person of [catalina, late, stage.admin]) {
		await expect(
			followUps.chooseCompanion(person, { roundId, personId: youssef.id }),
		).rejects.toEqual(notFound);
	}
	await expect(followUpQueries.load(late, roundId)).rejects.toEqual(notFound);
});

test('a round under way has nothing after it yet', async () => {
	const { held, soraya } = await aTable();
	stage.clock.advance(minutes(60));
	const { roundId } = await anOpenRound({ ...stage, database }, held);
	await expect(save(soraya, roundId, 'Trop tôt.')).rejects.toEqual(notFound);
	await expect(stage.services.followUpQueries.load(soraya, roundId)).rejects.toEqual(notFound);
});
