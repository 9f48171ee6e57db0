import { expect, test } from 'vitest';
import * as z from 'zod';
import { readForm } from './forms.ts';

const schema = z.strictObject({
	email: z.string('email-missing').min(3, 'email-short').max(20, 'email-long'),
	password: z.string().min(12, 'password-short'),
});
const post = (body: BodyInit, headers: HeadersInit = {}) =>
	new Request('https://here.invalid/', { method: 'POST', body, headers });
const form = (fields: Record<string, string>) => post(new URLSearchParams(fields));

test('what is typed comes back with the code of each wrong field, passwords apart', async () => {
	const answer = await readForm(form({ email: 'a', password: 'short' }), schema);
	expect(answer).toEqual({
		ok: false,
		errors: { email: 'email-short', password: 'password-short' },
		values: { email: 'a' },
	});
});

test('a form that is right gives its data', async () => {
	const sent = { email: 'a@b.quebec', password: 'long enough, it is' };
	expect(await readForm(form(sent), schema)).toMatchObject({ ok: true, data: sent });
});

test('what the address knows wins over a field of the same name', async () => {
	const sent = { email: 'other@b.quebec', password: 'long enough, it is' };
	const answer = await readForm(form(sent), schema, { email: 'a@b.quebec' });
	expect(answer).toMatchObject({ ok: true, data: { email: 'a@b.quebec' } });
});

test('fields nobody asked for, files and bodies that are no form are refused, not thrown', async () => {
	const sent = { email: 'a@b.quebec', password: 'long enough, it is' };
	expect(await readForm(form({ ...sent, role: 'administrator' }), schema)).toMatchObject({
		ok: false,
		errors: { form: expect.any(String) },
	});
	const file = new FormData();
	file.set('email', new File(['a@b.quebec'], 'email.txt'));
	expect(await readForm(post(file), schema)).toMatchObject({
		errors: { email: 'email-missing' },
		values: {},
	});
	const broken = post('--x\r\n', { 'content-type': 'multipart/form-data; boundary=x' });
	expect(await readForm(broken, schema)).toMatchObject({ ok: false, values: {} });
});
