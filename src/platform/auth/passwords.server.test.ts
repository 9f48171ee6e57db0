import { expect, test } from 'vitest';
import { createPasswords } from './passwords.server.ts';

test('a password is stored as argon2id with t=3, 32 MiB, p=1', async () => {
	const hash = await createPasswords().hash('une phrase assez longue');
	expect(hash).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/);
});

test('only the right password matches, however its accents were typed', async () => {
	const passwords = createPasswords();
	const hash = await passwords.hash('été à la rivière'.normalize('NFC'));
	expect(await passwords.matches(hash, 'été à la rivière'.normalize('NFD'))).toBe(true);
	expect(await passwords.matches(hash, 'ete a la riviere')).toBe(false);
});

test('no account is answered no, after the same work', async () => {
	expect(await createPasswords().matches(null, 'nobody has this password')).toBe(false);
});
