import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { fileOf, invitationTo, type CalendarMeeting } from './invitation.server.ts';

const confirmed: CalendarMeeting = {
	id: asId<'meeting'>('0193f0a0-0000-7000-8000-000000000001'),
	...{ status: 'confirmed', localStart: '2026-12-15T09:30', timeZone: 'America/Toronto' },
	...{ minutes: 120, place: 'hybrid', revision: 1, series: null },
};
const sending = {
	...{ publicOrigin: 'https://espace.example', stamp: Date.UTC(2026, 10, 25, 15) },
	organizer: { name: 'Espace Intervenants', address: 'nepasrepondre@espace.example' },
	...{ attendee: { address: 'ana@organisme.example' }, asksReply: false },
};

const golden: Record<string, CalendarMeeting> = {
	confirmed,
	moved: { ...confirmed, status: 'moved', localStart: '2026-12-16T13:30', revision: 2 },
	cancelled: { ...confirmed, status: 'cancelled', revision: 3 },
	'across-daylight-saving': { ...confirmed, localStart: '2027-03-13T23:30', minutes: 240 },
	'vancouver-after-2026': { ...confirmed, timeZone: 'America/Vancouver', place: 'remote' },
	kathmandu: { ...confirmed, timeZone: 'Asia/Kathmandu', place: 'in-person' },
};

test.each(Object.entries(golden))(
	'the invitation « %s » is, to the byte, the one on file',
	(name, meeting) => {
		const file = new URL(`golden/${name}.ics`, import.meta.url);
		expect(invitationTo(meeting, null, sending)).toBe(readFileSync(file, 'utf8'));
	},
);

test('one meeting is one object: its UID stays, its SEQUENCE grows', () => {
	const read = (meeting: CalendarMeeting) => {
		const calendar = new ICAL.Component(ICAL.parse(invitationTo(meeting, null, sending)));
		const event = calendar.getFirstSubcomponent('vevent');
		const values = ['uid', 'sequence', 'status'].map((name) => event?.getFirstPropertyValue(name));
		return [calendar.getFirstPropertyValue('method'), ...values];
	};
	const uid = '0193f0a0-0000-7000-8000-000000000001@espace.example';
	expect(read(confirmed)).toEqual(['REQUEST', uid, 0, 'CONFIRMED']);
	expect(read({ ...confirmed, status: 'moved', revision: 2 })).toEqual([
		...['REQUEST', uid, 1, 'CONFIRMED'],
	]);
	expect(read({ ...confirmed, status: 'cancelled', revision: 3 })).toEqual([
		...['CANCEL', uid, 2, 'CANCELLED'],
	]);
});

test('what people typed is in no calendar file, and no address but the receiver’s', () => {
	const typed = {
		...{ title: 'canari-titre', address: 'canari-adresse', room: 'canari-salle' },
		...{ link: 'https://canari.example', notes: 'canari-mot', cancelWord: 'canari-raison' },
		groupName: 'canari-groupe',
	};
	const meeting = { ...confirmed, ...typed };
	for (const text of [invitationTo(meeting, null, sending), fileOf(meeting, sending)]) {
		expect(text.replaceAll('\r\n ', '')).not.toContain('canari');
	}
	expect(fileOf(meeting, sending)).not.toMatch(/mailto|METHOD/i);
	expect(invitationTo(meeting, null, sending).match(/mailto:[^\r]+/gi)).toEqual([
		...['mailto:nepasrepondre@espace.example', 'MAILTO:ana@organisme.example'],
	]);
});
