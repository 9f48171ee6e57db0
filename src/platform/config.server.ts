import path from 'node:path';
import { StartError } from './start-error.server.ts';

/** How the process was started: `npm run dev`, `npm run demo` or `npm start`. */
export type Mode = 'development' | 'demo' | 'production';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

export type Config = Readonly<{
	mode: Mode;
	port: number;
	host: string;
	/** The address people type: `https://espace.example`; forms and sockets from elsewhere are refused. */
	publicOrigin: string;
	isSecure: boolean;
	dataDir: string;
	/** `postgresql://…`; null for the embedded database. */
	databaseUrl: string | null;
	/** false, or the addresses of the proxies whose X-Forwarded-For is believed. */
	trustProxy: false | string;
	logLevel: LogLevel;
	/** Who answers for personal information, as the foot of every page names them; null for TCRI's direction. */
	privacyContact: string | null;
	/** `smtp://user:password@host:587`; null without a mail server. */
	smtpUrl: string | null;
	/** Milliseconds that a mail server may take to answer. */
	smtpTimeoutMs: number;
	/** In whose name letters are sent. */
	mailFrom: { name: string; address: string };
	/** Milliseconds within which the process ends after SIGTERM, sockets and all. */
	shutdownMs: number;
}>;

export type Environment = Readonly<Record<string, string | undefined>>;

const logLevels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** A setting that cannot be used; its message is one sentence for whoever starts the server. */
export class SettingError extends StartError {
	constructor(name: string, text: string | null, expected: string) {
		const shown = text === null ? '' : `="${text}"`;
		super(`${name}${shown} ne convient pas; il faut ${expected}.`, { exitCode: 2 });
		this.name = 'SettingError';
	}
}

/**
 * Reads every setting, once: nothing else in the code looks at the environment.
 *
 * @throws SettingError with one sentence that names the variable, its value and what is expected.
 */
export function readConfig(environment: Environment, mode: Mode): Config {
	const port = readInteger(environment, 'PORT', { fallback: 3000, min: 1, max: 65_535 });
	const publicOrigin = readOrigin(environment, `http://localhost:${port}`);
	return Object.freeze({
		mode,
		port,
		host: environment.HOST || '127.0.0.1',
		publicOrigin,
		isSecure: publicOrigin.startsWith('https:'),
		dataDir: path.resolve(environment.DATA_DIR || '.data'),
		databaseUrl: readDatabaseUrl(environment),
		trustProxy: readTrustProxy(environment),
		logLevel: readLogLevel(environment, mode),
		privacyContact: readPrivacyContact(environment),
		smtpUrl: readSmtpUrl(environment),
		smtpTimeoutMs: readInteger(environment, 'SMTP_TIMEOUT_MS', {
			...{ fallback: 20_000, min: 100, max: 120_000 },
		}),
		mailFrom: readMailFrom(environment, publicOrigin),
		shutdownMs: readInteger(environment, 'SHUTDOWN_MS', { fallback: 3_000, min: 0, max: 60_000 }),
	});
}

type IntegerRange = { fallback: number; min: number; max: number };

function readInteger(environment: Environment, name: string, range: IntegerRange): number {
	const text = environment[name];
	if (!text) return range.fallback;
	const value = Number(text);
	if (Number.isInteger(value) && value >= range.min && value <= range.max) return value;
	throw new SettingError(name, text, `un nombre entier de ${range.min} à ${range.max}`);
}

function readOrigin(environment: Environment, fallback: string): string {
	const text = environment.PUBLIC_ORIGIN;
	if (!text) return fallback;
	const url = URL.parse(text);
	if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')) {
		return url.origin;
	}
	throw new SettingError(
		'PUBLIC_ORIGIN',
		text,
		'une adresse sans chemin, comme https://espace.example',
	);
}

function readDatabaseUrl(environment: Environment): string | null {
	const text = environment.DATABASE_URL;
	if (!text) return null;
	if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
	// It holds a password: it is never shown.
	throw new SettingError(
		'DATABASE_URL',
		null,
		'une adresse postgresql://utilisateur:motdepasse@hôte/base',
	);
}

function readTrustProxy(environment: Environment): false | string {
	const text = environment.TRUST_PROXY;
	if (!text || text === 'false') return false;
	if (/^([\d.:a-fA-F/, ]+|loopback|linklocal|uniquelocal)$/.test(text)) return text;
	throw new SettingError(
		'TRUST_PROXY',
		text,
		'false, ou les adresses des mandataires, comme 10.0.0.0/8',
	);
}

function readLogLevel(environment: Environment, mode: Mode): LogLevel {
	const text = environment.LOG_LEVEL;
	if (!text) return mode === 'demo' ? 'warn' : 'info';
	const level = logLevels.find((known) => known === text);
	if (level) return level;
	throw new SettingError('LOG_LEVEL', text, `un de ${logLevels.join(', ')}`);
}

function readPrivacyContact(environment: Environment): string | null {
	const text = environment.PRIVACY_CONTACT?.trim();
	if (!text) return null;
	if (text.length <= 200) return text;
	throw new SettingError(
		'PRIVACY_CONTACT',
		`${text.slice(0, 20)}…`,
		'un nom et une adresse, en 200 caractères au plus',
	);
}

function readSmtpUrl(environment: Environment): string | null {
	const text = environment.SMTP_URL;
	if (!text) return null;
	if (/^smtps?:\/\//.test(text) && URL.canParse(text)) return text;
	// It holds a password: it is never shown.
	throw new SettingError('SMTP_URL', null, 'une adresse smtp://utilisateur:motdepasse@hôte:587');
}

function readMailFrom(environment: Environment, origin: string): Config['mailFrom'] {
	const name = 'Espace Intervenants';
	const text = environment.MAIL_FROM;
	if (!text) return { name, address: `ne-pas-repondre@${new URL(origin).hostname}` };
	if (/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(text)) return { name, address: text };
	throw new SettingError('MAIL_FROM', text, 'une adresse, comme ne-pas-repondre@espace.example');
}
