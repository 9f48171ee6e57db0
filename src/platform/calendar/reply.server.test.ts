import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReply } from './reply.server.ts';

const reply = (part: Record<string, string> = {}) => {
	const lines = {
		METHOD: 'METHOD:REPLY',
		BEGIN: 'BEGIN:VEVENT',
		UID: 'UID:a@b',
		SEQUENCE: 'SEQUENCE:2',
		ATTENDEE: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:quelquun@ailleurs.example',
		...part,
	};
	return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...Object.values(lines), 'END:VEVENT', 'END:VCALENDAR']
		.join('\r\n')
		.concat('\r\n');
};

test('an answer to one event is read, without who says it', () => {
	expect(readReply(reply())).toEqual({ uid: 'a@b', sequence: 2, answer: 'accepted' });
	const folded = { ATTENDEE: 'ATTENDEE;CN=Quelqu’un;PARTSTAT=DE\r\n CLINED:mailto:x@y.example' };
	expect(readReply(reply({ ...folded, SEQUENCE: '' }))).toMatchObject({
		...{ sequence: 0, answer: 'declined' },
	});
	expect(readReply(reply({ ATTENDEE: 'ATTENDEE;PARTSTAT=tentative:mailto:x' }))).toMatchObject({
		answer: 'tentative',
	});
});

test.each([
	['another method', { METHOD: 'METHOD:REQUEST' }],
	['no method', { METHOD: 'X-A:1' }],
	['two methods', { METHOD: 'METHOD:REPLY\r\nMETHOD:REPLY' }],
	['a task', { BEGIN: 'BEGIN:VTODO\r\nEND:VTODO\r\nBEGIN:VEVENT' }],
	['no uid', { UID: 'X-A:1' }],
	['two uids', { UID: 'UID:a@b\r\nUID:c@d' }],
	['a sequence below zero', { SEQUENCE: 'SEQUENCE:-1' }],
	['no attendee', { ATTENDEE: 'X-A:1' }],
	['two attendees', { ATTENDEE: 'ATTENDEE;PARTSTAT=ACCEPTED:a\r\nATTENDEE;PARTSTAT=ACCEPTED:b' }],
	['no answer', { ATTENDEE: 'ATTENDEE:mailto:a' }],
	['a delegation', { ATTENDEE: 'ATTENDEE;PARTSTAT=DELEGATED:mailto:a' }],
])('%s is no answer', (_what, part) => {
	expect(readReply(reply(part))).toBeNull();
});

test('two calendars, a piece of one and anything else are no answer', () => {
	expect(readReply(reply() + reply())).toBeNull();
	expect(readReply(reply().slice(0, -30))).toBeNull();
	expect(readReply('')).toBeNull();
	fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readReply(text) === null));
	const { length } = reply();
	fc.assert(
		fc.property(fc.nat(length), fc.string({ unit: 'binary' }), (at, noise) => {
			readReply(reply().slice(0, at) + noise + reply().slice(at));
		}),
	);
});
