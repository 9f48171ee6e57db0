import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export type RunningServer = {
	origin: string;
	port: number;
	dataDir: string;
	child: ChildProcess;
	/** Everything it printed so far. */
	output(): string;
	/** Moves the clock of a server started `clocked`, and waits until what became due is done. */
	advance(milliseconds: number): Promise<void>;
	/** As a power cut would: no handler runs. */
	kill(): Promise<void>;
	/** Asks it to end; returns its exit code. */
	stop(): Promise<number | null>;
};

export type ServerOptions = {
	mode?: 'demo' | 'production';
	dataDir?: string;
	port?: number;
	env?: Record<string, string>;
	/** With a clock that stands still until the test moves it. */
	isClocked?: boolean;
};

const main = path.resolve('src/server/main.ts');
const clockedMain = path.resolve('tests/support/clocked-main.ts');

/** A folder of its own for a test's data. */
export const temporaryFolder = (): string =>
	fs.mkdtempSync(path.join(os.tmpdir(), 'espace-server-'));

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}

/** Starts the real server in a process of its own and waits until it answers. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
	const { child, exited, ...rest } = await launch(options);
	const server = { ...rest, child, advance, kill, stop };
	await untilHealthy(server);
	return server;

	async function advance(milliseconds: number) {
		const done = once(child, 'message');
		child.send(milliseconds);
		await done;
	}

	async function kill() {
		child.kill('SIGKILL');
		await exited;
	}

	async function stop() {
		child.kill('SIGTERM');
		return exited;
	}
}

/** Starts a server that is expected to refuse; returns how it ended and what it said. */
export async function refusedStart(
	options: ServerOptions,
): Promise<{ code: number | null; said: string }> {
	const { exited, output } = await launch(options);
	return { code: await exited, said: output() };
}

async function launch(options: ServerOptions) {
	const port = options.port ?? (await freePort());
	const dataDir = options.dataDir ?? temporaryFolder();
	const origin = `http://localhost:${port}`;
	const child = spawn(
		process.execPath,
		[options.isClocked ? clockedMain : main, `--mode=${options.mode ?? 'demo'}`],
		{
			env: {
				PATH: process.env.PATH,
				PORT: String(port),
				DATA_DIR: dataDir,
				PUBLIC_ORIGIN: origin,
				LOG_LEVEL: 'error',
				SHUTDOWN_MS: '200',
				...options.env,
			},
			stdio: ['ignore', 'pipe', 'pipe', ...(options.isClocked ? (['ipc'] as const) : [])],
		},
	);
	let printed = '';
	child.stdout?.on('data', (chunk) => (printed += chunk));
	child.stderr?.on('data', (chunk) => (printed += chunk));
	const exited = once(child, 'close').then(([code]): number | null => code);
	return { origin, port, dataDir, child, exited, output: () => printed };
}

async function untilHealthy(server: RunningServer): Promise<void> {
	for (;;) {
		if (hasEnded(server.child)) throw new Error(`the server ended: ${server.output()}`);
		const isUp = await fetch(`${server.origin}/health`).then(
			(response) => response.ok,
			() => false,
		);
		if (isUp && server.output().includes('est ouvert')) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
	exitCode !== null || signalCode !== null;

/** Signs in through the real form; returns the Cookie header. */
export async function signIn(origin: string, email: string, password: string): Promise<string> {
	const response = await fetch(`${origin}/connexion`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html' },
		body: new URLSearchParams({ email, password }),
	});
	const cookie = response.headers.getSetCookie().find((one) => one.startsWith('session='));
	if (!cookie) throw new Error(`${email} cannot sign in: ${response.status}`);
	return cookie.split(';')[0] ?? '';
}
