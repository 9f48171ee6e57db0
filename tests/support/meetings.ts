import { asId, newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import { createSignedLinks } from '#platform/auth/signed-links.server.ts';
import { createOutbox } from '#platform/outbox/outbox.server.ts';
import { createCalendarService } from '#features/meetings/calendar/service.server.ts';
import type { MeetingId } from '#features/meetings/model.ts';
import type { OpenPollInput } from '#features/meetings/poll/schema.ts';
import { createPollService } from '#features/meetings/poll/service.server.ts';
import { createMeetingQueries } from '#features/meetings/queries.server.ts';
import type { PlanMeetingInput } from '#features/meetings/schema.ts';
import { createMeetingService } from '#features/meetings/service.server.ts';
import { createSubjectService } from '#features/meetings/subjects/service.server.ts';
import { groupsOn } from './groups.ts';
import { meetingInput, pollInput } from './meeting-inputs.ts';
import { handWoundClock } from './clock.ts';

/** Meetings over a database, with a clock wound by hand. */
export async function meetingsOn(database: Database) {
	const stage = await groupsOn(database);
	const clock = handWoundClock(Date.UTC(2026, 10, 25, 15));
	const groups = stage.service;
	const outbox = createOutbox({ database, clock });
	const isTemplate = (key: string) => key === 'codev-90';
	const service = createMeetingService({ database, clock, groups, outbox, isTemplate });
	const polls = createPollService({ database, clock, groups, outbox, isTemplate });
	const subjects = createSubjectService({ database, clock, groups, outbox });
	const queries = createMeetingQueries({ prisma: database.prisma, clock, groups });
	const calendar = createCalendarService({
		...{ database, clock, groups, meetings: service, publicOrigin: 'https://espace.example' },
		links: createSignedLinks(database.prisma),
		organizer: { name: 'Espace Intervenants', address: 'ne-pas-repondre@espace.example' },
	});
	return {
		...{ ...stage, groups, clock, outbox, service, polls, subjects },
		...{ queries, calendar },
		...{ aMeeting, aPoll, inputFor: meetingInput, pollFor: pollInput },
	};

	async function aMeeting(
		group: Awaited<ReturnType<typeof stage.aGroup>>,
		part: Partial<PlanMeetingInput> = {},
	): Promise<MeetingId> {
		const answer = await service.plan(group.personAt(0), meetingInput(group, part));
		if (!answer.ok) throw new Error(answer.refusal);
		return answer.meetingId;
	}

	/** A poll, with its slots in the order of their dates. */
	async function aPoll(
		group: Awaited<ReturnType<typeof stage.aGroup>>,
		part: Partial<OpenPollInput> = {},
	) {
		const input = pollInput(group, part);
		const answer = await polls.open(group.personAt(0), input);
		if (!answer.ok) throw new Error(answer.refusal);
		const { poll } = await queries.load(group.personAt(0), input.meetingId);
		const slots = poll?.slots ?? [];
		const slotAt = (index: number) => slots[index]?.id ?? asId<'slot'>(newId());
		return { meetingId: input.meetingId, slotAt };
	}
}
