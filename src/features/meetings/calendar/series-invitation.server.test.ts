import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { invitationTo } from './invitation.server.ts';
import { seriesInvitationTo, type CalendarOccurrence } from './series-invitation.server.ts';

const id = asId<'series'>('0193f0a0-0000-7000-8000-0000000000aa');
const sending = {
	...{ publicOrigin: 'https://espace.example', stamp: Date.UTC(2026, 10, 25, 15) },
	organizer: { name: 'Espace Intervenants', address: 'nepasrepondre@espace.example' },
	...{ attendee: { address: 'ana@organisme.example' }, asksReply: false },
};
const series = {
	...{ id, rule: 'FREQ=WEEKLY;INTERVAL=4;COUNT=5', revision: 1 },
	...{ localStart: '2026-12-17T13:30', timeZone: 'America/Toronto', exceptions: ['2027-02-11'] },
};

const occurrence = (day: string, part: Partial<CalendarOccurrence> = {}): CalendarOccurrence => ({
	id: asId<'meeting'>(`0193f0a0-0000-7000-8000-${day.replaceAll('-', '').padStart(12, '0')}`),
	...{ status: 'confirmed', localStart: `${day}T13:30`, timeZone: 'America/Toronto' },
	...{ minutes: 90, place: 'hybrid', revision: 1 },
	...part,
	series: { id, occurrence: `${day}T13:30` },
});
const days = ['2026-12-17', '2027-01-14', '2027-03-11', '2027-04-08'];

/** The starts that ical.js finds in the object, exceptions and all. */
function startsIn(text: string): string[] {
	const calendar = new ICAL.Component(ICAL.parse(text));
	for (const zone of calendar.getAllSubcomponents('vtimezone')) {
		ICAL.TimezoneService.register(zone);
	}
	const [first, ...others] = calendar.getAllSubcomponents('vevent');
	if (!first) return [];
	const event = new ICAL.Event(first, { exceptions: others });
	const starts: string[] = [];
	const iterator = event.iterator();
	for (let next = iterator.next(); next; next = iterator.next()) {
		const { startDate } = event.getOccurrenceDetails(next);
		starts.push(new Date(startDate.toJSDate()).toISOString());
	}
	return starts;
}

test('a series is one object: its rule, at the same hour across the change of March, without its exceptions', () => {
	const { method, text } = seriesInvitationTo(
		series,
		days.map((day) => occurrence(day)),
		sending,
	);
	expect(method).toBe('REQUEST');
	expect(text).toContain(`UID:${id}@espace.example\r\n`);
	expect(text).toContain('EXDATE;TZID=America/Toronto:20270211T133000\r\n');
	expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	expect(startsIn(text)).toEqual([
		...['2026-12-17T18:30:00.000Z', '2027-01-14T18:30:00.000Z'],
		...['2027-03-11T18:30:00.000Z', '2027-04-08T17:30:00.000Z'],
	]);
});

test('what somebody changed alone is an exception to it, and what was cancelled is left out', () => {
	const meetings = [
		occurrence('2026-12-17'),
		occurrence('2027-01-14', { status: 'moved', localStart: '2027-01-15T09:00', revision: 3 }),
		occurrence('2027-03-11', { status: 'cancelled', revision: 2 }),
		occurrence('2027-04-08'),
	];
	const { text } = seriesInvitationTo({ ...series, revision: 2 }, meetings, sending);
	expect(text).toContain('RECURRENCE-ID;TZID=America/Toronto:20270114T133000\r\n');
	expect(text.match(/^UID:/gm)).toHaveLength(2);
	expect(new Set(text.match(/^UID:.*$/gm)).size).toBe(1);
	expect(text.match(/^SEQUENCE:(\d+)/gm)).toEqual(['SEQUENCE:1', 'SEQUENCE:3']);
	expect(startsIn(text)).toEqual([
		...['2026-12-17T18:30:00.000Z', '2027-01-15T14:00:00.000Z', '2027-04-08T17:30:00.000Z'],
	]);
});

test('an occurrence that moves or is cancelled alone names itself by where the series had it', () => {
	const moved = occurrence('2027-01-14', { localStart: '2027-01-15T09:00', revision: 2 });
	const text = invitationTo(moved, series, sending);
	expect(text).toContain('METHOD:REQUEST\r\n');
	expect(text).toContain(`UID:${id}@espace.example\r\n`);
	expect(text).toContain('RECURRENCE-ID;TZID=America/Toronto:20270114T133000\r\n');
	expect(text).toContain('DTSTART;TZID=America/Toronto:20270115T090000\r\n');
	const cancelled = occurrence('2027-01-14', { status: 'cancelled', revision: 3 });
	const withdrawal = invitationTo(cancelled, series, sending);
	expect(withdrawal).toContain('METHOD:CANCEL\r\n');
	expect(withdrawal).toContain('RECURRENCE-ID;TZID=America/Toronto:20270114T133000\r\n');
});

test('a series of which nothing is left is withdrawn', () => {
	const meetings = days.map((day) => occurrence(day, { status: 'cancelled' }));
	const { method, text } = seriesInvitationTo({ ...series, revision: 2 }, meetings, sending);
	expect(method).toBe('CANCEL');
	expect(text).toContain('STATUS:CANCELLED\r\n');
	expect(text).toContain('SEQUENCE:1\r\n');
});

test('a meeting of a cycle, whose dates follow no rule, is an object of its own', () => {
	const text = invitationTo(occurrence('2027-01-14'), { ...series, rule: null }, sending);
	expect(text).not.toContain('RECURRENCE-ID');
	expect(text).not.toContain(id);
});
