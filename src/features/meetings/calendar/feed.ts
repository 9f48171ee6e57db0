import * as z from 'zod';
import { asId, type Id } from '#kernel/id.ts';

export type FeedId = Id<'calendar-feed'>;

export const feedLimits = {
	/** How many addresses one person may have in service. */
	living: 3,
	/** How far back a feed goes. */
	pastDays: 92,
} as const;

export const feedPath = (secret: string): string => `/agenda/${secret}.ics`;

export const feedSchema = z.strictObject({
	feedId: z.uuid().transform((value) => asId<'calendar-feed'>(value)),
});

export type FeedInput = z.infer<typeof feedSchema>;
