import { newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { createSignedLinks } from '#platform/auth/signed-links.server.ts';
import { createOutbox } from '#platform/outbox/outbox.server.ts';
import { createCalendarService } from '#features/meetings/calendar/service.server.ts';
import type { MeetingId } from '#features/meetings/model.ts';
import { createMeetingQueries } from '#features/meetings/queries.server.ts';
import type { PlanMeetingInput } from '#features/meetings/schema.ts';
import { createMeetingService } from '#features/meetings/service.server.ts';
import { groupsOn } from './groups.ts';
import { handWoundClock } from './clock.ts';

/** Meetings over a database, with a clock wound by hand. */
export async function meetingsOn(database: Database) {
	const stage = await groupsOn(database);
	const clock = handWoundClock(Date.UTC(2026, 10, 25, 15));
	const groups = stage.service;
	const outbox = createOutbox({ database, clock });
	const service = createMeetingService({
		...{ database, clock, groups, outbox },
		isTemplate: (key) => key === 'codev-90',
	});
	const queries = createMeetingQueries({ prisma: database.prisma, clock, groups });
	const calendar = createCalendarService({
		...{ database, clock, groups, meetings: service, publicOrigin: 'https://espace.example' },
		links: createSignedLinks(database.prisma),
		organizer: { name: 'Espace Intervenants', address: 'ne-pas-repondre@espace.example' },
	});
	return { ...stage, groups, clock, outbox, service, queries, calendar, aMeeting, inputFor };

	async function aMeeting(
		group: Awaited<ReturnType<typeof stage.aGroup>>,
		part: Partial<PlanMeetingInput> = {},
	): Promise<MeetingId> {
		const answer = await service.plan(group.personAt(0), inputFor(group, part));
		if (!answer.ok) throw new Error(answer.refusal);
		return answer.meetingId;
	}

	/** A meeting on 15 December at half past nine, in a room with a link besides. */
	function inputFor(
		{ groupId, personAt }: Awaited<ReturnType<typeof stage.aGroup>>,
		part: Partial<PlanMeetingInput> = {},
	): PlanMeetingInput {
		return {
			meetingId: newId<'meeting'>(),
			...{ groupId, title: 'Ronde de décembre', localStart: '2026-12-15T09:30' },
			...{ timeZone: 'America/Toronto', minutes: 90, place: 'hybrid', address: '1, rue du Port' },
			...{ room: 'salle 2', link: 'https://video.example/relais', notes: '' },
			...{ facilitatorId: personAt(0).id, agenda: ['codev-90'], capacity: null, isDraft: false },
			...part,
		};
	}
}
