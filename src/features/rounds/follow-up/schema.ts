import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { followUpLimits } from './model.ts';

/** What is wrong with a field, by the code under which `messages/` holds its sentence. */
export type FollowUpCode = 'missing' | 'too-long' | 'unknown-choice';
const says = (code: FollowUpCode) => code;

const id = <Kind extends string>() =>
	z.uuid(says('unknown-choice')).transform((value) => asId<Kind>(value));

const body = z
	.string(says('missing'))
	.normalize()
	.transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim())
	.pipe(z.string().min(1, says('missing')).max(followUpLimits.postcard, says('too-long')));

export const roundSchema = z.strictObject({ roundId: id<'round'>() });

export const postcardSchema = z.strictObject({
	roundId: id<'round'>(),
	body,
	/** Ticked by the client, or kept to themselves. */
	isSent: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
});

export const companionSchema = z.strictObject({ roundId: id<'round'>(), personId: id<'person'>() });

export type RoundInput = z.output<typeof roundSchema>;
export type PostcardInput = z.output<typeof postcardSchema>;
export type CompanionInput = z.output<typeof companionSchema>;
