import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from '#tests/architecture/sources.ts';
import { demoPassword } from '#seed/people.ts';
import { aFreshDatabase } from '#tests/support/fresh-database.ts';
import { signIn, startServer, temporaryFolder, type RunningServer } from '#tests/support/server.ts';

const visitors = {
	outsider: 'exterieur',
	member: 'consultation1',
	client: 'cliente',
	facilitator: 'animation',
	moderator: 'moderation',
	administrator: 'admin',
} as const;
type Visitor = keyof typeof visitors;

const everyone = Object.keys(visitors);
const inTheGroup = ['member', 'client', 'facilitator'];
const staff = ['moderator', 'administrator'];

/** Who finds a page at each address: everybody else is told that there is none. */
const doors: Record<string, readonly string[]> = {
	'/accueil': everyone,
	'/avis': everyone,
	'/avis/nombre': everyone,
	'/compte': everyone,
	'/compte/avis': everyone,
	'/deconnexion': everyone,
	'/groupes': everyone,
	'/groupes/[id]': inTheGroup,
	'/groupes/[id]/calendrier-du-cycle': ['facilitator'],
	'/groupes/[id]/entente': inTheGroup,
	'/groupes/[id]/rencontre': ['facilitator'],
	'/groupes/[id]/ronde': ['facilitator'],
	'/groupes/[id]/sondage': ['facilitator'],
	'/rencontres': everyone,
	'/rencontres/agenda': everyone,
	'/rencontres/[id]': inTheGroup,
	'/rencontres/[id]/rencontre.ics': inTheGroup,
	'/rencontres/[id]/modifier': ['facilitator'],
	'/rencontres/[id]/preparation': inTheGroup,
	'/rondes/[id]': inTheGroup,
	'/rondes/[id]/carte-postale': ['client'],
	'/rondes/[id]/resume': inTheGroup,
	'/rondes/[id]/resume.md': inTheGroup,
	'/administration': staff,
	'/administration/groupes': staff,
	'/administration/groupes/[id]': staff,
	'/administration/invitations': staff,
	'/administration/organisations': staff,
	'/administration/organisations/[id]': staff,
	'/administration/personnes': staff,
	'/administration/personnes/[id]': staff,
};
/** Some are told that their role does not allow it, since they know that the page exists. */
const refusedByName: Record<string, readonly string[]> = {
	'/groupes/[id]/calendrier-du-cycle': ['member', 'client'],
	'/groupes/[id]/rencontre': ['member', 'client'],
	'/groupes/[id]/ronde': ['member', 'client'],
	'/groupes/[id]/sondage': ['member', 'client'],
	'/rencontres/[id]/modifier': ['member', 'client'],
};
/** What the public addresses answer to somebody without a session. */
const publicAnswers: Record<string, number> = {
	'/apparence': 405,
	'/connexion': 200,
	'/courriels': 200,
	'/courriels/modeles': 200,
	'/courriels/modeles/[genre]': 404,
	'/courriels/[id]': 404,
	'/courriels/[id]/lettre': 404,
	'/demo': 200,
	'/desabonnement/[jeton]': 200,
	// In development only.
	'/galerie': 404,
	'/ici': 200,
	'/invitation/[jeton]': 410,
	'/mot-de-passe/[jeton]': 410,
	'/regles': 200,
	'/repondre/[jeton]': 410,
};

let server: RunningServer;
const cookies = new Map<string, string>();
const ids = new Map<string, string>();
const database = await aFreshDatabase();
const dataDir = temporaryFolder();

beforeAll(async () => {
	server = await startServer({ dataDir, env: database.env });
	for (const [visitor, login] of Object.entries(visitors)) {
		cookies.set(visitor, await signIn(server.origin, `${login}@demo.local`, demoPassword));
	}
	ids.set('groupes', await idOn('/accueil', 'groupes', 'member'));
	ids.set('rencontres', await idOn(`/groupes/${ids.get('groupes')}`, 'rencontres', 'member'));
	ids.set('rondes', await idOn(`/groupes/${ids.get('groupes')}`, 'rondes', 'member'));
	for (const kind of ['groupes', 'organisations', 'personnes']) {
		const list = `/administration/${kind}`;
		ids.set(`administration/${kind}`, await idOn(list, `administration/${kind}`, 'administrator'));
	}
});
afterAll(async () => {
	await server.stop();
	await database.drop();
	fs.rmSync(dataDir, { recursive: true });
});

/** The addresses of the routes, as the folders say them. */
const addresses = listFiles('src/routes')
	.filter((file) => /\/(\+page\.svelte|\+server\.ts)$/.test(file))
	.map((file) => ({
		file,
		address: `/${file.split('/').slice(2, -1).filter(isSegment).join('/')}`,
	}));
const closed = addresses.filter(({ file }) => !file.startsWith('src/routes/(public)/'));

test('every address that is not public says here who may enter', () => {
	expect(closed.map(({ address }) => address).toSorted()).toEqual(Object.keys(doors).toSorted());
});

test('each public address answers what it must', async () => {
	const open = addresses.filter(({ file }) => file.startsWith('src/routes/(public)/'));
	const answers = new Map<string, number>();
	for (const { address } of open) {
		answers.set(address, (await visit(fill(address), '')).status);
	}
	expect(Object.fromEntries(answers)).toEqual(publicAnswers);
	expect((await visit('/', '')).headers.get('location')).toBe('/connexion');
});

test('without a session, every address that is not public leads to the sign-in', async () => {
	for (const { address } of closed) {
		const answer = await visit(fill(address), '');
		expect(answer.status, address).toBe(303);
		expect(answer.headers.get('location'), address).toMatch(/^\/connexion\?suite=/);
	}
});

test('without a session nothing can be sent there either', async () => {
	for (const { address } of closed) {
		const answer = await fetch(server.origin + fill(address), {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: server.origin, accept: 'text/html' },
			body: new URLSearchParams({ name: 'x' }),
		});
		expect(answer.status, address).toBe(303);
		expect(answer.headers.get('location'), address).toMatch(/^\/connexion/);
	}
});

test('what comes from another site is refused everywhere', async () => {
	// Mail programs post there by themselves (RFC 8058), and the address alone says what it does.
	const own = addresses.filter(({ address }) => address !== '/desabonnement/[jeton]');
	for (const { address } of own) {
		for (const origin of ['https://ailleurs.example', 'null']) {
			const answer = await fetch(server.origin + fill(address), {
				method: 'POST',
				headers: { origin, cookie: cookies.get('administrator') ?? '' },
				body: new URLSearchParams({ name: 'x' }),
			});
			expect(answer.status, address).toBe(403);
		}
	}
});

test('each visitor finds the pages that are theirs, and no trace of the others', async () => {
	const found: string[] = [];
	const expected: string[] = [];
	for (const [address, welcome] of Object.entries(doors)) {
		for (const visitor of everyone) {
			const { status } = await visit(fill(address), cookies.get(visitor) ?? '');
			found.push(`${visitor} at ${address}: ${status}`);
			const isForbidden = refusedByName[address]?.includes(visitor) ?? false;
			const due = welcome.includes(visitor) ? 200 : isForbidden ? 403 : 404;
			expected.push(`${visitor} at ${address}: ${due}`);
		}
	}
	expect(found).toEqual(expected);
});

test('an id that names nothing, or is none, answers that there is no such page', async () => {
	for (const { address } of closed.filter(({ address }) => address.includes('['))) {
		for (const id of [crypto.randomUUID(), 'pas-un-identifiant', '%00', "'%20OR%201=1"]) {
			const cookie = cookies.get('administrator') ?? '';
			const answer = await visit(address.replace('[id]', id), cookie);
			expect(answer.status, `${address} with ${id}`).toBe(404);
		}
	}
});

function isSegment(part: string): boolean {
	return !part.startsWith('(');
}

/** The address of something that exists. */
function fill(address: string): string {
	const [before = ''] = address.slice(1).split('/[');
	return address
		.replace('[id]', ids.get(before) ?? '999999')
		.replace(/\[(jeton|genre)\]/, 'inconnu');
}

function visit(address: string, cookie: string): Promise<Response> {
	const headers = { cookie, accept: 'text/html' };
	return fetch(server.origin + address, { redirect: 'manual', headers });
}

async function idOn(page: string, kind: string, visitor: Visitor): Promise<string> {
	const html = await (await visit(page, cookies.get(visitor) ?? '')).text();
	const id = new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(html)?.[1];
	if (!id) throw new Error(`${page} leads to no ${kind}`);
	return id;
}
