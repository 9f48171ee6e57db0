import { afterAll, beforeAll, expect, test } from 'vitest';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { noticeKinds } from '../model.ts';

let app: TestApp;
beforeAll(async () => {
	app = await aTestApp();
});
afterAll(() => app.close());

/** The address of the one-click way out in a letter about a confirmed meeting. */
async function wayOut(login: string): Promise<string> {
	const { notifications, mailbox } = app.services;
	await notifications.relay();
	await notifications.deliver();
	const lines = await mailbox.list(`${login}@demo.local`);
	const line = lines.find(({ subject }) => subject.startsWith('Rencontre confirmée'));
	const { text } = await mailbox.get(line?.id ?? '');
	return /\/desabonnement\/[\w.-]+/.exec(text)?.[0] ?? '';
}

async function mailKindsOf(login: string): Promise<string[]> {
	const person = await app.services.accountQueries.findActor(app.personOf(login));
	if (!person) throw new Error(login);
	const { kinds } = await app.services.notificationQueries.getPreferences(person);
	return kinds
		.filter(({ channels }) => channels.some(({ channel, isOn }) => channel === 'mail' && isOn))
		.map(({ kind }) => kind);
}

test('a mail program posts the one-click way out, from anywhere and without a session', async () => {
	const url = await wayOut('cliente');
	expect(await mailKindsOf('cliente')).toEqual([...noticeKinds]);
	for (let time = 0; time < 2; time++) {
		const answer = await app.app.inject({
			...{ method: 'POST', url },
			headers: {
				origin: 'https://courriel.example',
				'content-type': 'application/x-www-form-urlencoded',
			},
			payload: 'List-Unsubscribe=One-Click',
		});
		expect(answer.statusCode).toBe(200);
	}
	expect(await mailKindsOf('cliente')).toEqual(noticeKinds.filter((kind) => kind !== 'meeting'));
	expect(await mailKindsOf('animation')).toEqual([...noticeKinds]);
});

test('a browser that confirms comes back to a page', async () => {
	const url = await wayOut('animation');
	const answer = await app.app.inject({
		...{ method: 'POST', url },
		headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		payload: '',
	});
	expect(answer.statusCode).toBe(303);
	expect(answer.headers.location).toBe(`${url}?fait`);
});

test('looking at the link changes nothing, and a link that is not ours is none', async () => {
	const url = await wayOut('consultation1');
	const changed = url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
	for (const wrong of ['/desabonnement/x', '/desabonnement/a.b', changed, `${url}x`]) {
		const answer = await app.app.inject({ method: 'POST', url: wrong });
		expect(answer.statusCode, wrong).toBe(404);
	}
	expect((await app.app.inject({ method: 'GET', url })).statusCode).toBe(404);
	expect(await mailKindsOf('consultation1')).toEqual([...noticeKinds]);
});
