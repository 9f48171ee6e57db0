import { asId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { MeetingId, SeriesId } from '#features/meetings/model.ts';
import type { ChangeMeetingInput } from '#features/meetings/schema.ts';
import type { PlanSeriesInput } from '#features/meetings/series/series-schema.ts';
import { seriesInput } from './meeting-inputs.ts';
import { meetingsOn } from './meetings.ts';

/** Series over a database, with a clock wound by hand. */
export async function seriesOn(database: Database) {
	const stage = await meetingsOn(database);
	type Group = Awaited<ReturnType<typeof stage.aGroup>>;
	return {
		...stage,
		seriesInputFor: seriesInput,
		aSeries,
		inSeries,
		rowsOf,
		patternOf,
		editOf,
		told,
	};

	/** Plans a series, and gives its meetings in order. */
	async function aSeries(group: Group, part: Partial<PlanSeriesInput> = {}) {
		const input = seriesInput(group, part);
		const answer = await stage.service.planSeries(group.personAt(0), input);
		if (!answer.ok) throw new Error(answer.refusal);
		const rows = await rowsOf(group);
		const ids = rows.map(({ id }) => asId<'meeting'>(id));
		const idAt = (index: number): MeetingId => ids[index] ?? asId<'meeting'>('');
		return { seriesId: input.seriesId, ids, idAt };
	}

	/** Every meeting of the group, by where its series put it. */
	async function rowsOf({ groupId }: Pick<Group, 'groupId'>) {
		return database.prisma.meeting.findMany({
			where: { groupId },
			orderBy: [{ occurrence: 'asc' }, { startsAt: 'asc' }],
		});
	}

	/** What the rows of a group say, in order. */
	async function inSeries<Field extends keyof Awaited<ReturnType<typeof rowsOf>>[number]>(
		group: Group,
		field: Field,
	) {
		return (await rowsOf(group)).map((row) => row[field]);
	}

	async function patternOf(id: SeriesId | string | null) {
		return database.prisma.meetingSeries.findUnique({ where: { id: id ?? '' } });
	}

	/** The form of a meeting as it is, with what changes. */
	async function editOf(
		meetingId: MeetingId,
		part: Partial<ChangeMeetingInput> = {},
	): Promise<ChangeMeetingInput> {
		const row = await database.prisma.meeting.findUniqueOrThrow({ where: { id: meetingId } });
		return {
			...{ meetingId, revision: row.revision, title: row.title, localStart: row.localStart },
			...{ timeZone: row.timeZone, minutes: row.minutes, place: 'hybrid', address: row.address },
			...{ room: row.room, link: row.link, notes: row.notes, capacity: row.capacity },
			...{ facilitatorId: asId<'person'>(row.facilitatorId), agenda: row.agenda },
			...{ isDraft: row.status === 'draft', ...part },
		};
	}

	/** The facts told about a group, in order. */
	async function told({ groupId }: Pick<Group, 'groupId'>) {
		const events = await database.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } });
		return events
			.map(({ type, payload }) => ({ type, ...Object(payload) }))
			.filter((event) => event.groupId === groupId);
	}
}
