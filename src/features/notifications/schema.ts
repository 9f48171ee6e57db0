import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { noticeChannels, noticeKinds } from './model.ts';

export const noticeSchema = z.strictObject({
	noticeId: z.uuid().transform((value) => asId<'notice'>(value)),
});

/** Up to when the list was read: what came since stays unread. */
export const readUpToSchema = z.strictObject({ upTo: z.coerce.number().int().min(0) });

const hour = z.coerce.number().int().min(0).max(23);

/** All of a person's choices at once: a box that is not ticked is not sent. */
export const choicesSchema = z.strictObject({
	told: z
		.array(z.templateLiteral([z.enum(noticeKinds), ':', z.enum(noticeChannels)]))
		.max(noticeKinds.length * noticeChannels.length),
	timeZone: z.string().max(60),
	isQuiet: z.boolean(),
	quietFrom: hour,
	quietTo: hour,
	digestDay: z.coerce.number().int().min(1).max(7),
});

export type ChoicesInput = z.infer<typeof choicesSchema>;
