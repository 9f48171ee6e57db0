import { days, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { MeetingId } from '../model.ts';
import { isUseful, reminderDue } from './reminder.ts';

/** Further than the first reminder, whatever the clocks of the place do. */
const horizon = days(9);

type Row = {
	meetingId: string;
	personId: string;
	timeZone: string;
	startsAt: Date;
	namedAt: Date;
	isAbsent: boolean;
	writtenAt: Date | null;
};

export type ToPrepare = {
	meetingId: MeetingId;
	personId: PersonId;
	daysBefore: number;
	day: string;
};

/** The clients of the coming meetings whom a reminder would help to prepare, now. No text of a sheet is read. */
export async function listToPrepare(prisma: PrismaClient, now: Instant): Promise<ToPrepare[]> {
	const rows = await prisma.$queryRaw<Row[]>`
		SELECT c.meeting_id::text AS "meetingId", c.client_id::text AS "personId",
			g.time_zone AS "timeZone", g.starts_at AS "startsAt", c.named_at AS "namedAt",
			COALESCE(r.answer = 'absent', false) AS "isAbsent",
			CASE WHEN EXISTS (SELECT 1 FROM jsonb_each_text(s.answers) WHERE value <> '')
				THEN s.touched_at END AS "writtenAt"
		FROM meeting_choices c
		JOIN meetings g ON g.id = c.meeting_id
		JOIN memberships m
			ON m.group_id = g.group_id AND m.person_id = c.client_id AND m.left_at IS NULL
		LEFT JOIN preparation_sheets s ON s.meeting_id = g.id AND s.person_id = c.client_id
		LEFT JOIN meeting_replies r ON r.meeting_id = g.id AND r.person_id = c.client_id
		WHERE g.status IN ('confirmed', 'moved') AND c.named_at IS NOT NULL
			AND g.starts_at > ${new Date(now)} AND g.starts_at <= ${new Date(now + horizon)}`;
	return rows.flatMap((row) => {
		const { timeZone, isAbsent } = row;
		const due = reminderDue({ startsAt: row.startsAt.getTime(), timeZone }, now);
		const client = {
			namedAt: row.namedAt.getTime(),
			writtenAt: row.writtenAt?.getTime() ?? null,
			isAbsent,
		};
		if (!due || !isUseful(due, client)) return [];
		const { daysBefore, day } = due;
		const meetingId = asId<'meeting'>(row.meetingId);
		return [{ meetingId, personId: asId<'person'>(row.personId), daysBefore, day }];
	});
}
