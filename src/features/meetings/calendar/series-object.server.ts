import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { MeetingId } from '../model.ts';
import type { SeriesObject } from './identity.ts';

/** The calendar object of the series that a meeting is in; null for a meeting of its own. */
export async function findSeriesObject(
	prisma: PrismaClient,
	meetingId: MeetingId,
): Promise<SeriesObject | null> {
	const series = await prisma.meetingSeries.findFirst({
		where: { meetings: { some: { id: meetingId } } },
		select: { id: true, rule: true, revision: true },
	});
	return series && { ...series, id: asId<'series'>(series.id) };
}
