import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { defaultFormat, formats } from '../engine/formats.ts';
import { checkOpening, onlyPossible, proposeOpening, readOpening } from './form.ts';
import { templateOf, type Candidate, type Preparation } from './preparation.ts';

const groupId = asId<'group'>('018f0000-0000-7000-8000-000000000000');
const person = (rank: number, change: Partial<Candidate> = {}): Candidate => ({
	id: asId<'person'>(`018f0000-0000-7000-8000-00000000000${rank}`),
	name: `Personne ${rank}`,
	role: 'member',
	hasSigned: true,
	hasBeenClient: false,
	isNext: false,
	...change,
});
const nadege = person(1, { role: 'facilitator' });
const soraya = person(2, { isNext: true });
const marc = person(3, { role: 'co-facilitator', hasBeenClient: true });
const anahit = person(4, { role: 'observer' });

const preparation: Preparation = {
	group: { id: groupId, name: 'Les Passerelles' },
	viewer: nadege.id,
	people: [nadege, soraya, marc, anahit],
	templates: [...formats.values()],
	defaultTemplate: defaultFormat.key,
	live: null,
};

function send(fields: Record<string, string | string[]>) {
	const data = new FormData();
	for (const [name, values] of Object.entries(fields)) {
		for (const value of [values].flat()) data.append(name, value);
	}
	const { form, mustShowSteps } = readOpening(data, preparation);
	const template = templateOf(preparation, form.template);
	return { form, mustShowSteps, checked: checkOpening(form, template, groupId) };
}

test('the next of the cycle and the other facilitator are proposed', () => {
	expect(proposeOpening(preparation)).toMatchObject({
		template: 'codev-90',
		client: soraya.id,
		coFacilitator: marc.id,
		minutes: ['10', '5', '8', '17', '5', '25', '8', '12'],
	});
});

test('nobody is proposed to assist in their own round', () => {
	expect(proposeOpening(preparation, { client: marc.id }).coFacilitator).toBe('');
});

test('what a meeting planned is proposed, as far as it is possible', () => {
	const planned = { template: 'troika-30', clientId: marc.id };
	expect(onlyPossible(planned, preparation)).toEqual({ template: 'troika-30', client: marc.id });
	const impossible = { template: 'tarot', clientId: anahit.id };
	expect(onlyPossible(impossible, preparation)).toEqual({ template: null, client: null });
	expect(proposeOpening(preparation, onlyPossible(null, preparation)).client).toBe(soraya.id);
});

test('a client alone is enough: the rest is as proposed', () => {
	const { checked, mustShowSteps } = send({ client: soraya.id });
	expect(mustShowSteps).toBe(false);
	expect(checked).toMatchObject({
		ok: true,
		input: { clientId: soraya.id, coFacilitatorId: marc.id, minutes: [10, 5, 8, 17, 5, 25, 8, 12] },
	});
});

test('what was typed is given back, right or wrong', () => {
	const minutes = ['10', '5', '8', 'dix-sept', '5', '250', '8', '12'];
	const { form, checked } = send({ shown: 'codev-90', minutes, client: '', listening: 'fort' });
	expect(form).toMatchObject({ minutes, client: '', listening: 'fort' });
	expect(checked).toEqual({
		ok: false,
		problems: { client: 'missing', listening: 'missing', minutes: 'bad-minutes' },
	});
});

test('minutes adjusted within their ranges are kept', () => {
	const minutes = ['15', '0', '10', '20', '5', '30', '8', '15'];
	expect(send({ shown: 'codev-90', client: soraya.id, minutes }).checked).toMatchObject({
		input: { minutes: minutes.map(Number) },
	});
});

test('minutes shown for another template are not taken for those of the new one', () => {
	const { form, mustShowSteps } = send({
		template: 'micro-30',
		shown: 'codev-90',
		minutes: ['10', '5', '8', '17', '5', '25', '8', '12'],
	});
	expect(mustShowSteps).toBe(true);
	expect(form.minutes).toEqual(['7', '20', '3']);
});

test('an unknown template is said beside the template', () => {
	expect(send({ template: 'inconnu' }).checked).toEqual({
		ok: false,
		problems: { template: 'unknown-template' },
	});
});

test('endless values are cut before they are read', () => {
	const { form } = send({
		client: 'x'.repeat(10_000),
		observers: Array.from({ length: 500 }, () => 'y'),
	});
	expect(form.client).toHaveLength(60);
	expect(form.observers).toHaveLength(40);
});
