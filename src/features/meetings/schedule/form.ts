import { montreal } from '#kernel/dates.ts';
import type { Meeting } from '../model.ts';

/** What the form of a meeting shows: always text, as it was typed. */
export type MeetingForm = {
	title: string;
	date: string;
	time: string;
	timeZone: string;
	minutes: string;
	place: string;
	address: string;
	room: string;
	capacity: string;
	link: string;
	facilitatorId: string;
	rounds: string[];
	notes: string;
};

/** What was typed, and the same as the schema reads it; a browser leaves out the fields it does not show. */
export function readMeetingForm(data: FormData): { typed: MeetingForm; sent: object } {
	const text = (name: string) => String(data.get(name) ?? '');
	const typed: MeetingForm = {
		...{ title: text('title'), date: text('date'), time: text('time') },
		...{ timeZone: text('timeZone'), minutes: text('minutes'), place: text('place') },
		...{ address: text('address'), room: text('room'), capacity: text('capacity') },
		...{ link: text('link'), facilitatorId: text('facilitatorId'), notes: text('notes') },
		rounds: data.getAll('rounds').map(String),
	};
	const { date, time, rounds, ...fields } = typed;
	return {
		typed,
		sent: {
			...fields,
			// Some browsers add seconds.
			localStart: `${date}T${time.slice(0, 5)}`,
			agenda: rounds.filter((key) => key !== ''),
			isDraft: data.get('as') === 'draft',
		},
	};
}

/** The form of a meeting that exists. */
export function formOf(meeting: Meeting): MeetingForm {
	const [date = '', time = ''] = meeting.localStart.split('T');
	const { title, timeZone, place, address, room, link, facilitatorId, notes, agenda } = meeting;
	return {
		...{ title, date, time, timeZone, place, address, room, link, facilitatorId, notes },
		minutes: String(meeting.minutes),
		capacity: String(meeting.capacity ?? ''),
		rounds: agenda,
	};
}

/** The form of a new meeting: two hours in the morning, around one round, led by whoever’s turn it is. */
export function proposeMeeting(
	{ nextLeader, leaders }: { nextLeader: string | null; leaders: { id: string }[] },
	templateKey: string,
): MeetingForm {
	return {
		...{ title: '', date: '', time: '09:30', timeZone: montreal, minutes: '120' },
		...{ place: 'hybrid', address: '', room: '', capacity: '', link: '', notes: '' },
		facilitatorId: nextLeader ?? leaders[0]?.id ?? '',
		rounds: [templateKey],
	};
}
