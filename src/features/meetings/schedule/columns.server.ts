import { asId } from '#kernel/id.ts';
import type { Meeting as Row } from '#platform/db/generated/client.ts';
import type { Meeting, MeetingAnswer, MeetingPlace } from '../model.ts';

// Prisma's names hold no hyphen.
export const toPlace = { 'in-person': 'in_person', remote: 'remote', hybrid: 'hybrid' } as const;
export const toAnswer = { 'in-person': 'in_person', remote: 'remote', absent: 'absent' } as const;

export const placeOf = (column: Row['place']): MeetingPlace =>
	column === 'in_person' ? 'in-person' : column;

export const answerOf = (column: 'in_person' | 'remote' | 'absent'): MeetingAnswer =>
	column === 'in_person' ? 'in-person' : column;

export function meetingOf(row: Row): Meeting {
	const { createdAt: _, seriesId, occurrence, ...columns } = row;
	return {
		...columns,
		id: asId<'meeting'>(row.id),
		groupId: asId<'group'>(row.groupId),
		facilitatorId: asId<'person'>(row.facilitatorId),
		startsAt: row.startsAt.getTime(),
		place: placeOf(row.place),
		series: seriesId && occurrence ? { id: asId<'series'>(seriesId), occurrence } : null,
	};
}
