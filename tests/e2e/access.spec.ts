import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, type APIRequestContext, type Browser } from '@playwright/test';
import { signIn } from './support/people.ts';
import { test } from './support/test.ts';

/** Those who ask, in the order of the lines below; « anonymous » has no session. */
const people = ['anonymous', 'exterieur', 'consultation1', 'animation', 'moderation', 'admin'];

type Answers = [number, number, number, number, number, number];

const signedIn: Answers = [303, 200, 200, 200, 200, 200];
const ofTheGroup: Answers = [303, 404, 200, 200, 404, 404];
const ofStaff: Answers = [303, 404, 404, 404, 200, 200];
const open: Answers = [200, 200, 200, 200, 200, 200];
const always = (status: number): Answers => [status, status, status, status, status, status];

/** What each address answers to a GET: what one may not see does not exist. */
const answers: Record<string, Answers> = {
	'/': [303, 307, 307, 307, 307, 307],
	'/(app)/accueil': signedIn,
	'/(app)/compte': signedIn,
	'/(app)/deconnexion': signedIn,
	'/(app)/groupes': signedIn,
	'/(app)/groupes/[id]': ofTheGroup,
	'/(app)/groupes/[id]/entente': ofTheGroup,
	// A member knows the group, and does not open rounds in it.
	'/(app)/groupes/[id]/ronde': [303, 404, 403, 200, 404, 404],
	'/(app)/groupes/[id]/rencontre': [303, 404, 403, 200, 404, 404],
	'/(app)/rencontres': signedIn,
	'/(app)/rencontres/[id]': ofTheGroup,
	'/(app)/rencontres/[id]/modifier': [303, 404, 403, 200, 404, 404],
	'/(app)/rondes/[id]/resume': ofTheGroup,
	'/(app)/rondes/[id]/resume.md': ofTheGroup,
	'/(live)/rondes/[id]': ofTheGroup,
	'/(app)/(staff)/administration': ofStaff,
	'/(app)/(staff)/administration/groupes': ofStaff,
	'/(app)/(staff)/administration/groupes/[id]': ofStaff,
	'/(app)/(staff)/administration/invitations': ofStaff,
	'/(app)/(staff)/administration/organisations': ofStaff,
	'/(app)/(staff)/administration/organisations/[id]': ofStaff,
	'/(app)/(staff)/administration/personnes': ofStaff,
	'/(app)/(staff)/administration/personnes/[id]': ofStaff,
	'/(public)/apparence': always(405),
	'/(public)/connexion': [200, 303, 303, 303, 303, 303],
	'/(public)/demo': open,
	// In development only.
	'/(public)/galerie': always(404),
	'/(public)/invitation/[jeton]': always(410),
	'/(public)/mot-de-passe/[jeton]': always(410),
	'/(public)/regles': open,
};

test('every address of the site is in the matrix', () => {
	const files = globSync('src/routes/**/{+page.svelte,+page.server.ts,+server.ts}');
	const routes = files.map((file) => `/${path.posix.relative('src/routes', path.dirname(file))}`);
	expect([...new Set(routes)].sort()).toEqual(Object.keys(answers).sort());
});

test('each address answers each person what it must, and nothing else', async ({ browser }) => {
	const ids = await findIds(browser);
	const askers = new Map<string, APIRequestContext>();
	for (const login of people) askers.set(login, await asking(browser, login));
	for (const [route, expected] of Object.entries(answers)) {
		const found: (number | undefined)[] = [];
		for (const asker of askers.values()) {
			const response = await asker.get(addressOf(route, ids), { maxRedirects: 0 });
			found.push(response.status());
		}
		expect.soft([route, ...found]).toEqual([route, ...expected]);
	}
});

test('an id that names nothing answers the same as one that is not for you', async ({
	browser,
}) => {
	const asker = await asking(browser, 'consultation1');
	const parts = [
		'groupes/X',
		'groupes/X/entente',
		'groupes/X/ronde',
		'groupes/X/rencontre',
		'rencontres/X',
		'rencontres/X/modifier',
		'rondes/X',
		'rondes/X/resume',
	];
	for (const id of ['inconnu', crypto.randomUUID(), '%00', '..%2F..%2Faccueil']) {
		for (const part of parts) {
			const response = await asker.get(`/${part.replace('X', id)}`, { maxRedirects: 0 });
			expect.soft(response.status(), part).toBeGreaterThanOrEqual(400);
			expect.soft(response.status(), part).toBeLessThan(500);
		}
	}
});

type Ids = Record<'groupes' | 'rencontres' | 'rondes' | 'personnes' | 'organisations', string>;

/** « Les Passerelles », its latest round, and somebody and something of the administration. */
async function findIds(browser: Browser): Promise<Ids> {
	const animation = await asking(browser, 'animation');
	const admin = await asking(browser, 'admin');
	const group = await findId(
		animation,
		'/accueil',
		/\/groupes\/([0-9a-f-]{36})"[^>]*>\s*Les Passerelles/,
	);
	return {
		groupes: group,
		rencontres: await findId(animation, `/groupes/${group}`, /\/rencontres\/([0-9a-f-]{36})/),
		rondes: await findId(animation, `/groupes/${group}`, /\/rondes\/([0-9a-f-]{36})\/resume/),
		personnes: await findId(admin, '/administration/personnes', /\/personnes\/([0-9a-f-]{36})/),
		organisations: await findId(
			admin,
			'/administration/organisations',
			/\/organisations\/([0-9a-f-]{36})/,
		),
	};
}

async function findId(asker: APIRequestContext, address: string, pattern: RegExp): Promise<string> {
	const page = await (await asker.get(address)).text();
	const id = pattern.exec(page)?.[1];
	if (!id) throw new Error(`${address} names no ${pattern.source}`);
	return id;
}

async function asking(browser: Browser, login: string): Promise<APIRequestContext> {
	if (login === 'anonymous') return (await browser.newContext()).request;
	return (await signIn(browser, login)).context().request;
}

function addressOf(route: string, ids: Ids): string {
	return route
		.replaceAll(/\/\([a-z]+\)/g, '')
		.replace(
			/(groupes|rencontres|rondes|personnes|organisations)\/\[id\]/,
			(_all, kind: keyof Ids) => {
				return `${kind}/${ids[kind]}`;
			},
		)
		.replace('[jeton]', 'inconnu')
		.replace(/^$/, '/');
}
