import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { plain, writeCalendar, writeInvitation, type CalendarEvent } from './write.server.ts';

const event: CalendarEvent = {
	...{ uid: 'un@espace.example', sequence: 3, title: 'Titre', localStart: '2026-12-15T09:30' },
	...{ timeZone: 'America/Toronto', minutes: 90, place: 'En salle', description: 'Voir le site.' },
	...{ url: 'https://espace.example/un', status: 'confirmed', stamp: Date.UTC(2026, 10, 25, 15) },
};
const invitation = (part: Partial<CalendarEvent> = {}, method: 'REQUEST' | 'CANCEL' = 'REQUEST') =>
	writeInvitation({
		...{ ...event, ...part, method, asksReply: true },
		organizer: { name: 'Espace', address: 'nepasrepondre@espace.example' },
		attendee: { address: 'ana@ailleurs.example' },
	});

function read(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text));
	return { calendar, events: calendar.getAllSubcomponents('vevent') };
}
const valueOf = (component: ICAL.Component | undefined, name: string) =>
	String(component?.getFirstPropertyValue(name));

/** When it starts, by the time zone written in the file and by nothing else. */
function startIn(text: string, name = 'dtstart'): string {
	const { calendar, events } = read(text);
	const zone = calendar.getFirstSubcomponent('vtimezone');
	const time = ICAL.Time.fromString(valueOf(events[0], name), undefined);
	if (!zone) throw new Error('no time zone');
	time.zone = new ICAL.Timezone(zone);
	return time.toJSDate().toISOString();
}

test('an invitation names its receiver, its revision and its method', () => {
	const { calendar, events } = read(invitation());
	expect(valueOf(calendar, 'method')).toBe('REQUEST');
	expect(valueOf(events[0], 'sequence')).toBe('3');
	expect(events[0]?.getAllProperties('attendee').map((one) => one.getFirstValue())).toEqual([
		'MAILTO:ana@ailleurs.example',
	]);
	const cancelled = read(invitation({ status: 'cancelled' }, 'CANCEL'));
	expect(valueOf(cancelled.calendar, 'method')).toBe('CANCEL');
	expect(valueOf(cancelled.events[0], 'status')).toBe('CANCELLED');
});

test.each([
	['America/Toronto', '2026-12-15T09:30', '2026-12-15T14:30:00.000Z'],
	['America/Toronto', '2027-03-13T13:30', '2027-03-13T18:30:00.000Z'],
	['America/Toronto', '2027-03-14T13:30', '2027-03-14T17:30:00.000Z'],
	['America/Toronto', '2026-11-01T13:30', '2026-11-01T18:30:00.000Z'],
	['America/Vancouver', '2026-12-15T09:30', '2026-12-15T16:30:00.000Z'],
	['America/St_Johns', '2026-12-15T09:30', '2026-12-15T13:00:00.000Z'],
	['Asia/Kathmandu', '2026-12-15T09:30', '2026-12-15T03:45:00.000Z'],
	['Europe/Dublin', '2027-07-01T09:30', '2027-07-01T08:30:00.000Z'],
	['Australia/Lord_Howe', '2027-01-10T09:30', '2027-01-09T22:30:00.000Z'],
	['UTC', '2026-12-15T09:30', '2026-12-15T09:30:00.000Z'],
])('the time zone of the file alone tells when it is: %s, %s', (timeZone, localStart, at) => {
	expect(startIn(invitation({ timeZone, localStart }))).toBe(at);
});

test('a meeting during which the clocks change lasts as long as it was said', () => {
	const text = invitation({ localStart: '2026-10-31T23:00', minutes: 480 });
	expect(startIn(text)).toBe('2026-11-01T03:00:00.000Z');
	expect(startIn(text, 'dtend')).toBe('2026-11-01T11:00:00.000Z');
});

test('a zone without a name is told in UTC', () => {
	const text = invitation({ timeZone: '+05:00' });
	expect(text).toContain('DTSTART:20261215T043000Z');
	expect(text).not.toContain('VTIMEZONE');
});

test('an occurrence that differs from its series says which one it was', () => {
	const moved = invitation({ localStart: '2026-12-16T09:30', recurrenceId: '2026-12-15T09:30' });
	const [only] = read(moved).events;
	const property = only?.getFirstProperty('recurrence-id');
	expect([property?.getFirstValue()?.toString(), property?.getParameter('tzid')]).toEqual([
		...['2026-12-15T09:30:00', 'America/Toronto'],
	]);
	expect(read(invitation()).events[0]?.hasProperty('recurrence-id')).toBe(false);
});

test('a feed holds each zone once, before its events, and says how often to come back', () => {
	const zones = ['America/Toronto', 'Asia/Kathmandu', 'America/Toronto'];
	const text = writeCalendar(
		{ name: 'Espace', refreshSeconds: 3_600 },
		zones.map((timeZone, index) => ({ ...event, timeZone, uid: `${index}@espace.example` })),
	);
	const { calendar, events } = read(text);
	const names = calendar.getAllSubcomponents().map(({ name }) => name);
	expect(names).toEqual(['vtimezone', 'vtimezone', 'vevent', 'vevent', 'vevent']);
	expect(text.slice(0, text.indexOf('BEGIN:VTIMEZONE'))).toContain('X-PUBLISHED-TTL:PT1H\r\n');
	expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
	expect(calendar.hasProperty('method')).toBe(false);
	expect(events.some((one) => one.hasProperty('attendee') || one.hasProperty('organizer'))).toBe(
		false,
	);
});

const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom('\r', '\n', ':', ';', ',', '\\', '"', ' ', 'é', '😀', 'n') }),
	fc.constantFrom('x\r\nEND:VEVENT\r\nBEGIN:VALARM', 'x\nATTENDEE:mailto:a@b', '\u2028X:1', 'a\\'),
);

test('any text comes back as the one property it was put in, and nothing appears beside it', () => {
	const shapeOf = (text: string) =>
		read(text)
			.calendar.toString()
			.match(/^[A-Z-]+(?=[;:])/gm);
	const shape = shapeOf(invitation({ title: 'a', place: 'b', description: 'c' }));
	fc.assert(
		fc.property(anyText, anyText, anyText, (title, place, description) => {
			fc.pre([title, place, description].every((text) => text !== ''));
			const text = invitation({ title, place, description });
			const [only] = read(text).events;
			expect(valueOf(only, 'summary')).toBe(plain(title));
			expect(valueOf(only, 'location')).toBe(plain(place));
			expect(valueOf(only, 'description')).toBe(plain(description));
			expect(shapeOf(text)).toEqual(shape);
			const lines = text.split('\r\n');
			expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
			expect(lines.join('')).not.toMatch(/[\r\n]/);
		}),
		{ numRuns: 500 },
	);
});
