import { beforeEach, expect, test } from 'vitest';
import { DeviceStorage } from './device-storage.ts';
import { Outbox, type Pending } from './outbox.svelte.ts';

let sent: Pending[];
let isOnline: boolean;
const storage = new DeviceStorage('ada:round');

beforeEach(() => {
	localStorage.clear();
	sent = [];
	isOnline = true;
});

function anOutbox(): Outbox {
	const outbox = new Outbox((pending) => {
		if (isOnline) sent.push(pending);
		return isOnline;
	});
	outbox.attach(storage);
	return outbox;
}

const raise = { command: { type: 'raise-hand' }, expected: { epoch: 1 }, returns: [] } as const;
const lower = { command: { type: 'lower-hand' }, expected: { epoch: 1 }, returns: [] } as const;
const give = (input: typeof raise | typeof lower) => ({ ...input, returns: [] });
const types = () => sent.map(({ command }) => command.type);

test('commands leave one at a time, in the order they were given', () => {
	const outbox = anOutbox();
	void outbox.add(give(raise));
	void outbox.add(give(lower));
	expect(types()).toEqual(['raise-hand']);
	outbox.settle(sent[0]?.id ?? '', { ok: true });
	expect(types()).toEqual(['raise-hand', 'lower-hand']);
});

test('whoever sends learns what the server answered', async () => {
	const outbox = anOutbox();
	const answer = outbox.add(give(raise));
	outbox.settle(sent[0]?.id ?? '', { ok: false, code: 'stale' });
	expect(await answer).toEqual({ ok: false, code: 'stale' });
	expect(outbox.pending).toEqual([]);
});

test('without a line nothing leaves, and everything does once it is back', () => {
	isOnline = false;
	const outbox = anOutbox();
	void outbox.add(give(raise));
	expect(types()).toEqual([]);
	isOnline = true;
	outbox.resume();
	expect(types()).toEqual(['raise-hand']);
});

test('what was on its way when the line broke is sent again under the same id', () => {
	const outbox = anOutbox();
	void outbox.add(give(raise));
	outbox.resume();
	expect(types()).toEqual(['raise-hand', 'raise-hand']);
	expect(sent[0]?.id).toBe(sent[1]?.id);
});

test('a command that was not answered survives a reload, an answered one does not come back', () => {
	const before = anOutbox();
	void before.add(give(raise));
	void before.add(give(lower));
	before.settle(sent[0]?.id ?? '', { ok: true });
	const after = anOutbox();
	expect(after.pending.map(({ command }) => command.type)).toEqual(['lower-hand']);
});

test('the outbox of another round or another person is left alone', () => {
	void anOutbox().add(give(raise));
	const other = new Outbox(() => true);
	other.attach(new DeviceStorage('bob:round'));
	expect(other.pending).toEqual([]);
});
