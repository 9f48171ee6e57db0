import type { Clock, Instant } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { asId, isUuid } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import { canLead } from '#features/groups/policy.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { DaysOff } from './cycle-plan/days-off.ts';
import { readDaysOff } from './cycle-plan/excluded.server.ts';
import { readCycle } from './cycle-plan/prepare.server.ts';
import { isDoorOpen, remindedBefore, type MeetingId, type MeetingLine } from './model.ts';
import { canPlan, canReadMeeting, canReply, canVote } from './policy.ts';
import { loadPoll } from './poll/load.server.ts';
import { waitingFor } from './replies/seats.ts';
import { nextLeader } from './rotation/facilitators.ts';
import { listLed } from './rotation/led.server.ts';
import { answerOf, meetingOf } from './schedule/columns.server.ts';
import { hereIn } from './schedule/here.server.ts';
import { linesByIds, listExpected, listLines } from './schedule/lines.server.ts';
import { membershipIn } from './schedule/lock.server.ts';
import { readChoice } from './subjects/choice.server.ts';
import { loadSubjects } from './subjects/load.server.ts';
import { listToPrepare } from './subjects/preparing.server.ts';
import { readSheet } from './subjects/sheet.server.ts';
import { isDay, yearsFrom } from './series/calendar-day.ts';
import { previewSeries } from './series/preview.server.ts';
import type { SeriesPreview } from './series/preview.ts';
import type { PreviewSeriesInput } from './series/series-schema.ts';

type Dependencies = { prisma: PrismaClient; clock: Clock; groups: GroupService };

export type MeetingQueries = ReturnType<typeof createMeetingQueries>;

/** Reads about meetings, each scoped by the person who asks: what is not theirs answers « not-found ». */
export function createMeetingQueries({ prisma, clock, groups }: Dependencies) {
	return {
		...{ loadSheet, findProposal },
		/** Which clients a reminder would help to prepare, now. */
		listToPrepare: (now: Instant) => listToPrepare(prisma, now),
		...{ listMine, listForGroup, findLines, listToRemind, load },
		hereIn: (zone: string) => hereIn(zone, clock.now()),
		...{ preparePlan, previewDates, prepareCycle, listDaysOff },
	};

	/** The meetings of all the person's groups. */
	async function listMine({ id: personId }: Actor) {
		const now = clock.now();
		return { ...(await listLines(prisma, { personId, groupId: null, now })), now };
	}

	/** Those of these meetings that the person may read, by id. */
	async function findLines({ id: personId }: Actor, ids: readonly string[]) {
		const lines = await linesByIds(prisma, { personId, ids: ids.filter(isUuid), now: clock.now() });
		return new Map<string, MeetingLine>(lines.map((line) => [line.id, line]));
	}

	/** Who is expected within a day, and did not say that they will be away. */
	async function listToRemind(now: Instant) {
		return listExpected(prisma, { from: now, to: now + remindedBefore });
	}

	async function listForGroup(actor: Actor, groupId: GroupId) {
		await membershipIn({ queries: prisma, groups }, groupId, actor);
		const now = clock.now();
		return { ...(await listLines(prisma, { personId: actor.id, groupId, now })), now };
	}

	/** One meeting, with who comes. */
	async function load(actor: Actor, meetingId: MeetingId) {
		const { meeting, membership, replyRows, groupName } = await readMeeting(actor, meetingId);
		const now = clock.now();
		const members = await groups.listMembers(prisma, meeting.groupId);
		const present = new Set<string>(members.map(({ id }) => id));
		const replies = replyRows
			.filter(({ personId }) => present.has(personId))
			.map(({ personId, answer, word, rank }) => ({
				...{ personId: asId<'person'>(personId), word, rank },
				answer: answerOf(answer),
			}));
		const isOpen = isDoorOpen(meeting, now);
		return {
			...{ members, replies, now, groupName, viewer: actor.id },
			// A link that is known early is a link that travels.
			meeting: { ...meeting, link: isOpen || canPlan(membership) ? meeting.link : '' },
			hasLink: meeting.link !== '',
			waiting: waitingFor(replies, meeting.capacity),
			isDoorOpen: isOpen,
			poll: await loadPoll(prisma, meeting, { members, now }),
			subjects: await loadSubjects(prisma, meeting, { groups, members, viewer: actor.id, now }),
			may: {
				plan: canPlan(membership),
				reply: canReply(membership, meeting.status),
				vote: canVote(membership, meeting.status),
			},
		};
	}

	/** One's own private sheet, and the meeting that it prepares. */
	async function loadSheet(actor: Actor, meetingId: MeetingId) {
		const { meeting, groupName } = await readMeeting(actor, meetingId);
		const sheet = await readSheet(prisma, { meetingId, personId: actor.id });
		const { id, title, groupId } = meeting;
		return { sheet, groupName, meeting: { id, title, groupId } };
	}

	/** What a meeting proposes to the form that opens its round; null for a meeting that one may not read. */
	async function findProposal(actor: Actor, meetingId: string) {
		if (!isUuid(meetingId)) return null;
		const row = await prisma.meeting.findUnique({ where: { id: meetingId } });
		if (!row) return null;
		const meeting = meetingOf(row);
		const membership = await groups.membershipOf(prisma, meeting.groupId, actor.id);
		if (!canReadMeeting(membership, meeting)) return null;
		const { clientId } = await readChoice(prisma, groups, meeting);
		return { groupId: meeting.groupId, clientId, template: meeting.agenda[0] ?? null };
	}

	/** What it takes to plan a meeting of the group; for those who lead it. */
	async function preparePlan(actor: Actor, groupId: GroupId) {
		const membership = await membershipIn({ queries: prisma, groups }, groupId, actor);
		if (!canPlan(membership)) throw new AppError('forbidden', `plan in ${groupId}`);
		const [group, members] = await Promise.all([
			prisma.group.findUniqueOrThrow({ where: { id: groupId }, select: { id: true, name: true } }),
			groups.listMembers(prisma, groupId),
		]);
		const leaders = members.filter(canLead).map(({ id, name }) => ({ id, name }));
		const led = await listLed(
			prisma,
			groupId,
			leaders.map(({ id }) => id),
		);
		return {
			group,
			leaders: leaders.map((leader, rank) => ({ ...leader, count: led[rank]?.count ?? 0 })),
			/** Whose turn it is to lead. */
			nextLeader: nextLeader(led),
			viewer: actor.id,
			now: clock.now(),
		};
	}

	/** @throws AppError `not-found` for whoever may not read the meeting. */
	async function readMeeting(actor: Actor, meetingId: MeetingId) {
		const row = isUuid(meetingId)
			? await prisma.meeting.findUnique({
					where: { id: meetingId },
					include: { replies: true, group: { select: { name: true } } },
				})
			: null;
		if (!row) throw new AppError('not-found', `meeting ${meetingId}`);
		const { replies: replyRows, group, ...columns } = row;
		const meeting = meetingOf(columns);
		const membership = await membershipIn({ queries: prisma, groups }, meeting.groupId, actor);
		if (!canReadMeeting(membership, meeting)) {
			throw new AppError('not-found', `meeting ${meetingId}`);
		}
		return { meeting, membership, replyRows, groupName: group.name };
	}

	/** The dates of a series to be, with what is known of each day. */
	async function previewDates(actor: Actor, input: PreviewSeriesInput): Promise<SeriesPreview> {
		await preparePlan(actor, input.groupId);
		return previewSeries(prisma, input, clock.now());
	}

	/** What it takes to plan a cycle of the group; for those who lead it. */
	async function prepareCycle(actor: Actor, groupId: GroupId) {
		const prepared = await preparePlan(actor, groupId);
		return { ...prepared, ...(await readCycle({ prisma, groups }, groupId)) };
	}

	/** The days on which the group may not meet, for two years from a day; none when that is no day. */
	async function listDaysOff(actor: Actor, groupId: GroupId, from: string): Promise<DaysOff> {
		await preparePlan(actor, groupId);
		return isDay(from) ? readDaysOff(prisma, groupId, yearsFrom(from)) : {};
	}
}
