import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { isUuid } from '#kernel/id.ts';
import type { SignedLinks } from '#platform/auth/signed-links.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { Meeting, MeetingId, SeriesId } from '../model.ts';
import { canReadMeeting } from '../policy.ts';
import { meetingOf } from '../schedule/columns.server.ts';
import { lineOf, readableBy, selectFor } from '../schedule/lines.server.ts';
import { membershipIn } from '../schedule/lock.server.ts';
import { isOccurrence } from '../series/following.server.ts';
import type { MeetingService } from '../service.server.ts';
import { answering } from './answering.server.ts';
import { feeding } from './feeds.server.ts';
import { fileOf, filesOf, invitationTo, type Sending } from './invitation.server.ts';
import { seriesInvitationTo } from './series-invitation.server.ts';
import { findSeriesObject } from './series-object.server.ts';

export type CalendarService = ReturnType<typeof createCalendarService>;

type Dependencies = {
	database: Database;
	clock: Clock;
	groups: GroupService;
	meetings: MeetingService;
	links: SignedLinks;
	/** « https://espace.example » */
	publicOrigin: string;
	/** In whose name invitations are sent. */
	organizer: { name: string; address: string };
};

/** Meetings in people's own calendars: invitations, files, feeds, and the answers that come back. */
export function createCalendarService(dependencies: Dependencies) {
	const { database, clock, groups, publicOrigin, organizer } = dependencies;
	const { prisma } = database;
	return {
		...feeding(dependencies),
		...answering({ ...dependencies, prisma }),
		...{ invite, inviteSeries, publish, fileFor, listMonth },
	};

	/** The calendar object that goes with a letter about a meeting, for one person. */
	async function invite(
		meeting: Meeting,
		personId: string,
	): Promise<{ method: 'REQUEST' | 'CANCEL'; text: string }> {
		const series = await findSeriesObject(prisma, meeting.id);
		return {
			method: meeting.status === 'cancelled' ? 'CANCEL' : 'REQUEST',
			text: invitationTo(meeting, series, await sendingTo(personId)),
		};
	}

	/** The calendar object of a series, for one person; null when its dates follow no rule. */
	async function inviteSeries(seriesId: SeriesId, personId: string) {
		const row = await prisma.meetingSeries.findUnique({
			where: { id: seriesId },
			include: { meetings: { orderBy: { occurrence: 'asc' } } },
		});
		if (!row?.rule) return null;
		const { meetings, rule, ...pattern } = row;
		const occurrences = meetings.map(meetingOf).filter(isOccurrence);
		const series = { ...pattern, id: seriesId, rule };
		return seriesInvitationTo(series, occurrences, await sendingTo(personId));
	}

	async function sendingTo(personId: string): Promise<Sending> {
		const { email: address } = await prisma.person.findUniqueOrThrow({
			where: { id: personId },
			select: { email: true },
		});
		const stamp = clock.now();
		return { publicOrigin, organizer, stamp, attendee: { address }, asksReply: false };
	}

	/** Several meetings as one file, each under the name that its own invitations bear. */
	function publish(meetings: Meeting[]): string {
		return filesOf(meetings, { publicOrigin, stamp: clock.now() });
	}

	/** A meeting as a file; drafts are in nobody's calendar. */
	async function fileFor(actor: Actor, meetingId: MeetingId): Promise<string> {
		const row = isUuid(meetingId)
			? await prisma.meeting.findUnique({ where: { id: meetingId } })
			: null;
		if (!row) throw new AppError('not-found', `meeting ${meetingId}`);
		const meeting = meetingOf(row);
		const membership = await membershipIn({ queries: prisma, groups }, meeting.groupId, actor);
		const isDated = meeting.isTold && meeting.status !== 'poll';
		if (!canReadMeeting(membership, meeting) || !isDated) {
			throw new AppError('not-found', `calendar file of meeting ${meetingId}`);
		}
		return fileOf(meeting, { publicOrigin, stamp: clock.now() });
	}

	/** The person's meetings of a month, « 2026-12 », by the day that people were told. */
	async function listMonth({ id: personId }: Actor, month: string) {
		const now = clock.now();
		const rows = await prisma.meeting.findMany({
			where: { localStart: { startsWith: `${month}-` }, ...readableBy(personId) },
			orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
			select: selectFor(personId, now),
		});
		// A meeting whose date is looked for has none to stand at.
		return rows.map((row) => lineOf(row, now)).filter(({ poll }) => poll === null);
	}
}
