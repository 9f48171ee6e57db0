import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { asId, isUuid } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { endOf, type MeetingId } from '../model.ts';
import { canPlan, canReadMeeting } from '../policy.ts';
import { meetingOf } from '../schedule/columns.server.ts';
import { membershipIn } from '../schedule/lock.server.ts';
import { askedFor, canBeTaken, isExpectedAbsent } from './model.ts';
import { listPeople, roundsOf, type FindRounds } from './people.server.ts';

type Dependencies = {
	prisma: PrismaClient;
	clock: Clock;
	groups: GroupService;
	findRounds: FindRounds;
};

export type AttendanceQueries = ReturnType<typeof createAttendanceQueries>;

export type Attendance = Awaited<ReturnType<AttendanceQueries['load']>>;

/** Reads about who was at meetings, each scoped by the person who asks. */
export function createAttendanceQueries({ prisma, clock, groups, findRounds }: Dependencies) {
	return { load, listToTake };

	/** Who was at a meeting and which rounds were held there, for its group; and whether the viewer may note it. */
	async function load(actor: Actor, meetingId: MeetingId) {
		const row = isUuid(meetingId)
			? await prisma.meeting.findUnique({ where: { id: meetingId } })
			: null;
		if (!row) throw new AppError('not-found', `meeting ${meetingId}`);
		const meeting = meetingOf(row);
		const membership = await membershipIn({ queries: prisma, groups }, meeting.groupId, actor);
		if (!canReadMeeting(membership, meeting)) {
			throw new AppError('not-found', `meeting ${meetingId}`);
		}
		const rounds = await roundsOf(prisma, meetingId, findRounds);
		const mayTake = canPlan(membership) && canBeTaken(meeting, clock.now());
		const isKnown = mayTake || meeting.status === 'held';
		const people = isKnown ? await listPeople(prisma, meeting, rounds) : [];
		return {
			...{ mayTake, isHeld: meeting.status === 'held' },
			people: people.map((person) => ({
				...{ id: person.id, name: person.name, was: person.was },
				isAbsent: person.was === null ? isExpectedAbsent(person) : person.was === 'absent',
			})),
			rounds: rounds
				.filter(({ status }) => status === 'closed')
				.map(({ id, number, seated }) => ({ id, number, wasThere: seated.includes(actor.id) })),
		};
	}

	/** The meetings that are over and of which nobody said who was there, for those who lead their groups. */
	async function listToTake({ id: personId }: Actor) {
		const now = clock.now();
		const rows = await prisma.meeting.findMany({
			where: {
				status: { in: ['confirmed', 'moved'] },
				startsAt: { lt: new Date(now), gt: new Date(now - askedFor) },
				group: {
					memberships: {
						some: { personId, leftAt: null, role: { in: ['facilitator', 'co_facilitator'] } },
					},
				},
			},
			orderBy: { startsAt: 'desc' },
			select: {
				...{ id: true, title: true, startsAt: true, minutes: true, localStart: true },
				group: { select: { name: true } },
			},
		});
		return rows
			.map(({ id, startsAt, group, ...row }) => ({
				...row,
				...{ id: asId<'meeting'>(id), startsAt: startsAt.getTime(), groupName: group.name },
			}))
			.filter((meeting) => endOf(meeting) <= now);
	}
}
