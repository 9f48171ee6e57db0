import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { meetingAnswers, meetingPlaces } from './model.ts';

export const meetingLimits = {
	title: 120,
	address: 200,
	room: 80,
	link: 500,
	notes: 2_000,
	word: 300,
	shortest: 15,
	longest: 480,
	rounds: 3,
	seats: 50,
} as const;

/** What is wrong with a field, by the code under which `messages/` holds its sentence. */
export type MeetingFieldCode =
	'missing' | 'too-long' | 'unknown-choice' | 'bad-time' | 'bad-minutes' | 'bad-link' | 'bad-seats';

const says = (code: MeetingFieldCode) => code;

export const id = <Kind extends string>() =>
	z.uuid(says('unknown-choice')).transform((value) => asId<Kind>(value));

/** One line of words: a line break in a title would become one in a calendar file or a mail's header. */
export const line = (longest: number) =>
	z
		.string()
		.normalize()
		.transform((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
		.pipe(z.string().max(longest, says('too-long')));

const paragraphs = (longest: number) =>
	z
		.string()
		.normalize()
		.transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim())
		.pipe(z.string().max(longest, says('too-long')));

const required = (longest: number) => line(longest).pipe(z.string().min(1, says('missing')));

const webAddress = line(meetingLimits.link).refine(
	(text) => text === '' || /^https:\/\/[^\s/]+/u.test(text),
	says('bad-link'),
);

/** What every meeting is asked for. */
export const meetingShape = {
	title: required(meetingLimits.title),
	localStart: z.string(says('bad-time')).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, says('bad-time')),
	timeZone: z.string(says('unknown-choice')).max(60, says('unknown-choice')),
	minutes: z.coerce
		.number(says('bad-minutes'))
		.int(says('bad-minutes'))
		.min(meetingLimits.shortest, says('bad-minutes'))
		.max(meetingLimits.longest, says('bad-minutes')),
	place: z.enum(meetingPlaces, says('unknown-choice')),
	address: line(meetingLimits.address).default(''),
	room: line(meetingLimits.room).default(''),
	link: webAddress.default(''),
	notes: paragraphs(meetingLimits.notes).default(''),
	facilitatorId: id<'person'>(),
	agenda: z.array(z.string()).max(meetingLimits.rounds).default([]),
	capacity: z.preprocess(
		(value) => (value === '' || value === undefined ? null : value),
		z.coerce
			.number(says('bad-seats'))
			.int(says('bad-seats'))
			.min(1, says('bad-seats'))
			.max(meetingLimits.seats, says('bad-seats'))
			.nullable(),
	),
	isDraft: z.preprocess((value) => value === 'true' || value === true, z.boolean()),
};

/** A place in person needs its address, a remote one its link. */
export const isPlaced = ({ place, address }: { place: string; address: string }) =>
	place === 'remote' || address !== '';
export const placed = { path: ['address'], message: says('missing') };

export const planMeetingSchema = z
	.strictObject({ groupId: id<'group'>(), meetingId: id<'meeting'>(), ...meetingShape })
	.refine(isPlaced, placed);
export const changeMeetingSchema = z
	.strictObject({
		meetingId: id<'meeting'>(),
		/** The one the writer had under their eyes. */
		revision: z.coerce.number().int().min(1),
		...meetingShape,
	})
	.refine(isPlaced, placed);

export const cancelMeetingSchema = z.strictObject({
	meetingId: id<'meeting'>(),
	word: line(meetingLimits.word).default(''),
});

export const replySchema = z.strictObject({
	meetingId: id<'meeting'>(),
	answer: z.enum(meetingAnswers, says('unknown-choice')),
	word: line(meetingLimits.word).default(''),
});

/** By a signed link, which says who answers and about what. */
export const linkReplySchema = replySchema.pick({ answer: true });

export type PlanMeetingInput = z.infer<typeof planMeetingSchema>;
export type ChangeMeetingInput = z.infer<typeof changeMeetingSchema>;
export type CancelMeetingInput = z.infer<typeof cancelMeetingSchema>;
export type ReplyInput = z.infer<typeof replySchema>;
