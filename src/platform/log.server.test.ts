import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { newToken } from './auth/tokens.server.ts';
import { pathOf } from './log.server.ts';

test('the log names the page, and neither the secret of a link nor what was asked of the page', () => {
	const { secret } = newToken();
	expect(pathOf(`/invitation/${secret}`)).toBe('/invitation/…');
	expect(pathOf(`/mot-de-passe/${secret}`)).toBe('/mot-de-passe/…');
	expect(pathOf(`/connexion?suite=%2Finvitation%2F${secret}`)).toBe('/connexion');
	expect(pathOf(`/agenda/${secret}.ics`)).toBe('/agenda/…');
	expect(pathOf(`/agenda/reponse/${secret}.${secret}`)).toBe('/agenda/reponse/…');
	expect(pathOf(`/agenda/%${secret.slice(0, 20)}%2D${secret.slice(20)}`)).toBe('/agenda/…');
	const group = newId<'group'>();
	expect(pathOf(`/groupes/${group}/ronde`)).toBe(`/groupes/${group}/ronde`);
});
