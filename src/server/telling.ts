import { hours, type Clock } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { SignedLinks } from '#platform/auth/signed-links.server.ts';
import type { Config } from '#platform/config.server.ts';
import type { LetterSample } from '#platform/mail/letter.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import { createInvitationMail, sampleInvitationMail } from '#features/accounts/mails.server.ts';
import type { AccountQueries } from '#features/accounts/queries.server.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { AttendanceService } from '#features/meetings/attendance/service.server.ts';
import type { CalendarService } from '#features/meetings/calendar/service.server.ts';
import { createPollMails, samplePollMails } from '#features/meetings/poll/mails.server.ts';
import type { PollService } from '#features/meetings/poll/service.server.ts';
import { createMeetingMails, sampleMeetingMails } from '#features/meetings/mails.server.ts';
import type { MeetingQueries } from '#features/meetings/queries.server.ts';
import {
	createSubjectMails,
	sampleSubjectMails,
} from '#features/meetings/subjects/mails.server.ts';
import type { FindReminders } from '#features/notifications/due/due.server.ts';
import { digest, sampleDigest, type Week } from '#features/notifications/mails.server.ts';
import { createSeriesMails, sampleSeriesMails } from '#features/meetings/series/mails.server.ts';
import type { NoticeKind } from '#features/notifications/model.ts';
import { unsubscriptionPath } from '#features/notifications/preferences/unsubscription.server.ts';
import type { NotificationQueries } from '#features/notifications/queries.server.ts';
import type { Hear } from '#features/notifications/service.server.ts';
import type { Audience, Turn } from '#features/notifications/turning/turning.server.ts';
import {
	createFollowUpMails,
	sampleFollowUpMails,
} from '#features/rounds/follow-up/mails.server.ts';
import type { FollowUpQueries } from '#features/rounds/follow-up/queries.server.ts';
import type { RoundQueries } from '#features/rounds/queries.server.ts';

type Dependencies = {
	config: Config;
	prisma: PrismaClient;
	clock: Clock;
	links: SignedLinks;
	groups: GroupService;
	calendar: CalendarService;
	polls: PollService;
	attendance: AttendanceService;
	accountQueries: AccountQueries;
	meetingQueries: MeetingQueries;
	roundQueries: RoundQueries;
	followUpQueries: FollowUpQueries;
	notificationQueries: NotificationQueries;
};

/** Who is told of what, and how it is written: what the features say happened, given to the feature that tells it. */
export function toldBy(dependencies: Dependencies) {
	const { config, prisma, clock, links, calendar, polls } = dependencies;
	const { attendance, followUpQueries } = dependencies;
	const { publicOrigin } = config;
	return {
		turns: new Map([...turnsOf(dependencies), ...followUpTurns(dependencies)]),
		hearers: new Map<string, Hear>([
			['round-closed', (tx, { roundId }) => attendance.hearRoundClosed(tx, String(roundId))],
		]),
		finders: [...findersOf(dependencies), ...followUpFinders(dependencies)],
		composers: new Map([
			...createMeetingMails({ prisma, publicOrigin, ...calendar }),
			...createSubjectMails({ prisma, clock, publicOrigin }),
			...createSeriesMails({ prisma, publicOrigin, ...calendar }),
			...createPollMails({ prisma, publicOrigin, polls }),
			...createFollowUpMails({ prisma, publicOrigin, followUpQueries }),
			['digest', digest((personId) => readWeek(dependencies, personId), publicOrigin)] as const,
		]),
		addressComposers: new Map([
			['invitation-made', createInvitationMail({ prisma, clock, publicOrigin })],
		]),
		unsubscribeLink: async (personId: string, kind: NoticeKind) =>
			`${publicOrigin}${await unsubscriptionPath(links, personId, kind)}`,
	};
}

/** Every letter that the platform writes, about things that are nobody's. */
export function lettersOf(publicOrigin: string): LetterSample[] {
	return [
		sampleInvitationMail(publicOrigin),
		...sampleMeetingMails(publicOrigin),
		...sampleSeriesMails(publicOrigin),
		...samplePollMails(publicOrigin),
		...sampleSubjectMails(publicOrigin),
		...sampleFollowUpMails(publicOrigin),
		sampleDigest(publicOrigin),
	];
}

function turnsOf({ clock, groups, polls }: Dependencies): ReadonlyMap<string, Turn> {
	const audience: Audience = async (tx, { groupId }) => {
		const active = await groups.listActiveMemberIds(tx, [String(groupId)]);
		return [...active.values()].flatMap((ids) => [...ids]).map((id) => asId<'person'>(id));
	};
	const awaited: Audience = (tx, { meetingId }) =>
		polls.listUnanswered(tx, asId<'meeting'>(String(meetingId)));
	const isSoon = (at: unknown) => typeof at === 'number' && at - clock.now() < hours(24);
	return new Map<string, Turn>([
		['meeting-confirmed', { type: 'meeting-confirmed', audience }],
		['meeting-changed', { type: 'meeting-changed', audience }],
		['subject-chosen', { type: 'subject-chosen', audience }],
		[
			'meeting-moved',
			{ type: 'meeting-moved', audience, isUrgent: ({ before }) => isSoon(before) },
		],
		[
			'meeting-cancelled',
			{ type: 'meeting-cancelled', audience, isUrgent: ({ startsAt }) => isSoon(startsAt) },
		],
		['series-confirmed', { type: 'series-confirmed', audience }],
		['series-changed', { type: 'series-changed', audience }],
		['series-shortened', { type: 'series-shortened', audience }],
		['series-cancelled', { type: 'series-cancelled', audience }],
		['poll-opened', { type: 'poll-opened', audience }],
		['poll-reminded', { type: 'poll-reminder', audience: awaited }],
		['poll-closed', { type: 'poll-closed', audience }],
		['poll-cancelled', { type: 'poll-cancelled', audience }],
	]);
}

function findersOf({ meetingQueries, polls, prisma }: Dependencies): FindReminders[] {
	return [
		async (now) =>
			(await meetingQueries.listToRemind(now)).map(({ personId, ...about }) => ({
				...{ personId, about, type: 'meeting-reminder' as const },
				// A meeting that moves is reminded again.
				key: `reminder:${about.meetingId}:${about.startsAt}:${personId}`,
			})),
		async (now) =>
			(await meetingQueries.listToPrepare(now)).map(({ personId, meetingId, daysBefore, day }) => ({
				...{ personId, about: { meetingId, daysBefore }, type: 'preparation-reminder' as const },
				// A meeting that moves to another day is prepared for that day.
				key: `preparation:${meetingId}:${day}:${daysBefore}:${personId}`,
			})),
		async () => {
			const closing = await polls.listClosingSoon(prisma);
			const found = closing.map(async ({ meetingId, groupId, closesAt }) =>
				(await polls.listUnanswered(prisma, meetingId)).map((personId) => ({
					...{ personId, about: { meetingId, groupId }, type: 'poll-reminder' as const },
					// A deadline that is put off is reminded again.
					key: `poll:${meetingId}:${closesAt}:${personId}`,
				})),
			);
			return (await Promise.all(found)).flat();
		},
	];
}

/** What follows a round is each person's own: a card for those it was sent to, a request for the one it is made to. */
function followUpTurns({ followUpQueries }: Dependencies): ReadonlyMap<string, Turn> {
	return new Map<string, Turn>([
		[
			'postcard-sent',
			{
				type: 'postcard-received',
				audience: (tx, { roundId }) => followUpQueries.listReaders(tx, String(roundId)),
				// Taken back and sent again, a card is the same card.
				keyOf: ({ roundId }) => `postcard-received:${roundId}`,
			},
		],
		[
			'companion-chosen',
			{
				type: 'companion-chosen',
				audience: async (tx, { roundId, personId }) => {
					const isAsked = await followUpQueries.isAsked(tx, String(roundId), String(personId));
					return isAsked ? [asId<'person'>(String(personId))] : [];
				},
				keyOf: ({ roundId }) => `companion-chosen:${roundId}`,
			},
		],
	]);
}

function followUpFinders({ followUpQueries }: Dependencies): FindReminders[] {
	const { listRecalls, listToWrite, listToNudge } = followUpQueries;
	return [
		async (now) =>
			(await listRecalls(now)).map(({ personId, roundId, due, when }) => ({
				...{ personId, type: 'action-reminder' as const, about: { roundId, due } },
				key: `action-reminder:${roundId}:${due}:${when}:${personId}`,
			})),
		async (now) =>
			(await listToWrite(now)).map(({ personId, roundId }) => ({
				...{ personId, type: 'postcard' as const, about: { roundId } },
				key: `postcard:${roundId}:${personId}`,
			})),
		async (now) =>
			(await listToNudge(now)).map(({ personId, roundId }) => ({
				...{ personId, type: 'companion-nudge' as const, about: { roundId } },
				key: `companion-nudge:${roundId}:${personId}`,
			})),
	];
}

async function readWeek(dependencies: Dependencies, personId: string): Promise<Week | null> {
	const { accountQueries, meetingQueries, roundQueries, notificationQueries } = dependencies;
	const actor = await accountQueries.findActor(personId);
	if (!actor) return null;
	const [{ coming }, actions, unread] = await Promise.all([
		meetingQueries.listMine(actor),
		roundQueries.listOpenActions(actor),
		notificationQueries.countUnread(actor),
	]);
	const expected = coming.filter(({ status }) => status === 'confirmed' || status === 'moved');
	return {
		next: expected.find(({ answer }) => answer !== 'absent') ?? null,
		unanswered: expected.filter(({ answer }) => answer === null).length,
		openActions: actions.length,
		unread,
	};
}
