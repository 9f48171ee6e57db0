import { beforeEach, expect, test, vi } from 'vitest';
import { DeviceStorage } from './device-storage.ts';
import { Drafts } from './drafts.svelte.ts';

beforeEach(() => localStorage.clear());

function someDrafts(): Drafts {
	const drafts = new Drafts();
	drafts.attach(new DeviceStorage('ada:round'));
	return drafts;
}

test('what is typed is there again after a reload, letter for letter', () => {
	someDrafts().get('question').text = 'Qui d’autre était là?  ';
	expect(someDrafts().get('question').text).toBe('Qui d’autre était là?  ');
});

test('a draft opened before the device was read gets what the device kept', () => {
	someDrafts().get('question').text = 'gardée';
	const late = new Drafts();
	const draft = late.get('question');
	expect(draft.text).toBe('');
	late.attach(new DeviceStorage('ada:round'));
	expect(draft.text).toBe('gardée');
});

test('what was typed before the device was read is not written over', () => {
	someDrafts().get('question').text = 'ancienne';
	const late = new Drafts();
	late.get('question').text = 'nouvelle';
	late.attach(new DeviceStorage('ada:round'));
	expect(late.get('question').text).toBe('nouvelle');
	expect(someDrafts().get('question').text).toBe('nouvelle');
});

test('a text that comes back stands before what was typed since', () => {
	const draft = someDrafts().get('question');
	draft.text = 'la suite';
	draft.giveBack('le refusé');
	expect(draft.text).toBe('le refusé\n\nla suite');
});

test('a cleared draft leaves nothing on the device', () => {
	const draft = someDrafts().get('question');
	draft.text = 'une phrase';
	draft.clear();
	expect(localStorage.length).toBe(0);
});

test('two people on one device do not read each other', () => {
	someDrafts().get('notebook').text = 'à moi';
	const other = new Drafts();
	other.attach(new DeviceStorage('bob:round'));
	expect(other.get('notebook').text).toBe('');
});

test('a browser that keeps nothing still lets people write', () => {
	const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	const storage = new DeviceStorage('ada:round');
	const drafts = new Drafts();
	drafts.attach(storage);
	drafts.get('question').text = 'une phrase';
	expect(drafts.get('question').text).toBe('une phrase');
	expect(storage.isDurable).toBe(false);
	refuse.mockRestore();
});
