import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { isPlaced, placed, planMeetingSchema } from '../schema.ts';
import { pollAnswers, pollLimits } from './model.ts';

/** What is wrong with a field of a poll, by the code under which `messages/` holds its sentence. */
export type PollFieldCode = 'few-slots' | 'many-slots' | 'unknown-day' | 'long-comment';

const says = (code: PollFieldCode) => code;

const meetingId = z.uuid().transform((value) => asId<'meeting'>(value));
const slotId = z.uuid().transform((value) => asId<'slot'>(value));
/** « 2026-12-15T09:30 »; the service tells each wrong one what is wrong with it. */
const localStart = z.string().max(16);
const lastDay = z.string(says('unknown-day')).max(10, says('unknown-day'));

const { localStart: _, isDraft: __, ...fields } = planMeetingSchema.shape;

export const openPollSchema = z
	.strictObject({
		...fields,
		slots: z
			.array(localStart)
			.min(pollLimits.fewest, says('few-slots'))
			.max(pollLimits.most, says('many-slots')),
		lastDay,
	})
	.refine(isPlaced, placed);

export const voteSchema = z.strictObject({
	meetingId,
	/** One's answers by slot; a slot left out keeps the answer it had. */
	answers: z
		.array(z.strictObject({ slotId, answer: z.enum(pollAnswers) }))
		// Some may be of slots that were taken away meanwhile.
		.max(2 * pollLimits.most),
	comment: z
		.string()
		.normalize()
		.transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim())
		.pipe(z.string().max(pollLimits.comment, says('long-comment')))
		.default(''),
});

export const choiceSchema = z.strictObject({ meetingId, slotId });

/** The form names the slot to be: sent twice, it adds one. */
export const addSlotSchema = z.strictObject({ meetingId, slotId, localStart });

export const removeSlotSchema = z.strictObject({
	meetingId,
	slotId,
	/** How many answers the person was told would be lost. */
	seen: z.coerce.number().int().min(0).default(0),
});

export const deadlineSchema = z.strictObject({ meetingId, lastDay });

export const remindSchema = z.strictObject({ meetingId });

export type OpenPollInput = z.infer<typeof openPollSchema>;
export type VoteInput = z.infer<typeof voteSchema>;
export type ChoiceInput = z.infer<typeof choiceSchema>;
export type AddSlotInput = z.infer<typeof addSlotSchema>;
export type RemoveSlotInput = z.infer<typeof removeSlotSchema>;
export type DeadlineInput = z.infer<typeof deadlineSchema>;
export type RemindInput = z.infer<typeof remindSchema>;
