import { expect, test } from 'vitest';
import { readConfig, SettingError } from './config.server.ts';

const refused = (environment: Record<string, string>) => {
	try {
		readConfig(environment, 'production');
	} catch (error) {
		return error instanceof SettingError ? error.message : String(error);
	}
	return null;
};

test('an empty environment gives a server for this machine only, over the embedded database', () => {
	expect(readConfig({}, 'production')).toMatchObject({
		port: 3000,
		host: '127.0.0.1',
		publicOrigin: 'http://localhost:3000',
		isSecure: false,
		databaseUrl: null,
		trustProxy: false,
	});
});

test('a public address in HTTPS makes cookies secure', () => {
	const config = readConfig({ PUBLIC_ORIGIN: 'https://espace.example/' }, 'production');
	expect(config).toMatchObject({ publicOrigin: 'https://espace.example', isSecure: true });
});

test.each([
	['PORT', '70000'],
	['PORT', 'trois'],
	['PUBLIC_ORIGIN', 'espace.example'],
	['PUBLIC_ORIGIN', 'https://espace.example/chemin'],
	['DATABASE_URL', 'mysql://ailleurs/base'],
	['TRUST_PROXY', 'oui peut-être'],
	['LOG_LEVEL', 'bavard'],
	['SHUTDOWN_MS', '-1'],
	['PRIVACY_CONTACT', 'x'.repeat(201)],
])('%s="%s" is refused with one sentence that names it', (name, value) => {
	expect(refused({ [name]: value })).toMatch(
		new RegExp(`^${name}.* ne convient pas; il faut .+\\.$`),
	);
});

test('the sentence about DATABASE_URL never shows the password it holds', () => {
	expect(refused({ DATABASE_URL: 'mysql://moi:secret@ailleurs/base' })).not.toContain('secret');
});
