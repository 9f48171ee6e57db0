import * as z from 'zod';
import { asId } from '#kernel/id.ts';

const id = <Kind extends string>() => z.uuid().transform((value) => asId<Kind>(value));

/** More than a group ever seats, those who left since included. */
const mostPeople = 50;

/** Everybody was there, but these. */
export const attendanceSchema = z.strictObject({
	meetingId: id<'meeting'>(),
	absent: z.array(id<'person'>()).max(mostPeople),
});

export const attachRoundSchema = z.strictObject({
	meetingId: id<'meeting'>(),
	roundId: id<'round'>(),
});

export type AttendanceInput = z.infer<typeof attendanceSchema>;
export type AttachRoundInput = z.infer<typeof attachRoundSchema>;
