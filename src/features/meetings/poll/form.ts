import type { FormValues } from '#kernel/forms.ts';
import { readMeetingForm, type MeetingForm } from '../schedule/form.ts';
import { pollLimits } from './model.ts';
import type { PollRefusal } from './refusal.ts';

/** What the form of a new poll shows: always text, as it was typed. */
export type PollForm = { meeting: MeetingForm; rows: SlotRow[]; lastDay: string };
export type SlotRow = { date: string; time: string };

/** How many dates may be written at once without JavaScript. */
const rowsShown = 6;

/** What a page of a poll answers to a form that was sent. */
export type PollResult = {
	what: 'vote' | 'choose' | 'add' | 'remove' | 'deadline' | 'remind';
	refusal: PollRefusal | null;
	/** Answers for a date that is gone, or answers that would be lost with it. */
	count: number;
	/** What was typed. */
	values: FormValues;
};

/** What was typed, and the same as the schema reads it: a row without a day is left out. */
export function readPollForm(data: FormData): { typed: PollForm; sent: object } {
	const meeting = readMeetingForm(data);
	const times = data.getAll('slotTime').map(String);
	const rows = data
		.getAll('slotDate')
		.slice(0, pollLimits.most + 1)
		.map((date, index) => ({ date: String(date), time: times[index] ?? '' }));
	const lastDay = String(data.get('lastDay') ?? '');
	const { localStart: _, isDraft: __, ...fields } = Object(meeting.sent);
	return {
		typed: { meeting: meeting.typed, rows, lastDay },
		sent: { ...fields, lastDay, slots: rows.filter(({ date }) => date !== '').map(localStartOf) },
	};
}

/** « 2026-12-15T09:30 »; some browsers add seconds. */
export const localStartOf = ({ date, time }: SlotRow): string => `${date}T${time.slice(0, 5)}`;

/** The form of a new poll: empty dates, at the hour when the meeting would be. */
export const proposePoll = (meeting: MeetingForm): PollForm => ({
	meeting,
	rows: Array.from({ length: rowsShown }, () => ({ date: '', time: meeting.time })),
	lastDay: '',
});

/** One's answers, each in a field named after its slot. */
export function readAnswers(data: FormData): { slotId: string; answer: string }[] {
	return [...data].flatMap(([name, answer]) =>
		name.startsWith(answerField('')) && typeof answer === 'string'
			? [{ slotId: name.slice(answerField('').length), answer }]
			: [],
	);
}

export const answerField = (slotId: string): string => `answer-${slotId}`;
