import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { preparationQuestions, subjectKinds, subjectLimits } from './model.ts';

/** What is wrong with a field, by the code under which `messages/` holds its sentence. */
export type SubjectFieldCode = 'missing' | 'too-long' | 'unknown-kind' | 'unknown-client';

const says = (code: SubjectFieldCode) => code;

const meetingId = z.uuid().transform((value) => asId<'meeting'>(value));
const person = z.uuid(says('unknown-client')).transform((value) => asId<'person'>(value));

/** One line of words, whatever line breaks were pasted in it. */
const line = (longest: number) =>
	z
		.string(says('missing'))
		.normalize()
		.transform((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
		.pipe(z.string().min(1, says('missing')).max(longest, says('too-long')));

const paragraphs = z
	.string()
	.normalize()
	.transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim())
	.pipe(z.string().max(subjectLimits.answer, says('too-long')))
	.default('');

export const proposeSchema = z.strictObject({
	meetingId,
	kind: z.enum(subjectKinds, says('unknown-kind')),
	sentence: line(subjectLimits.sentence),
});

export const onMeetingSchema = z.strictObject({ meetingId });

export const supportSchema = z.strictObject({ meetingId, authorId: person });

export const nameClientSchema = z.strictObject({
	meetingId,
	clientId: person,
	reason: line(subjectLimits.reason),
	/** The revision of the choice that the person had under their eyes. */
	after: z.coerce.number().int().min(0),
});

export const answersSchema = z.record(z.enum(preparationQuestions), paragraphs);

export const prepareSchema = z.strictObject({
	meetingId,
	revision: z.coerce.number().int().min(0),
	answers: answersSchema,
});

export type ProposeInput = z.infer<typeof proposeSchema>;
export type OnMeetingInput = z.infer<typeof onMeetingSchema>;
export type SupportInput = z.infer<typeof supportSchema>;
export type NameClientInput = z.infer<typeof nameClientSchema>;
export type PrepareInput = z.infer<typeof prepareSchema>;
