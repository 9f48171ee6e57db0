import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { MeetingQueries } from '#features/meetings/queries.server.ts';
import type { FollowUpQueries } from '#features/rounds/follow-up/queries.server.ts';
import { aboutOf, channelsOf, isNoticeType, noticeKinds, type Notice } from './model.ts';
import { isOn } from './preferences/choices.ts';
import { readChoices } from './preferences/read.server.ts';

type Dependencies = {
	prisma: PrismaClient;
	meetings: MeetingQueries;
	followUps: Pick<FollowUpQueries, 'findLines'>;
};

export type NotificationQueries = ReturnType<typeof createNotificationQueries>;

const listed = 100;

/** Reads about what one person was told, and wants to be told. */
export function createNotificationQueries({ prisma, meetings, followUps }: Dependencies) {
	return { list, countUnread, getPreferences };

	/** The latest notices, with the meetings and the rounds they are about as this person may see them now. */
	async function list(actor: Actor) {
		const rows = await prisma.notice.findMany({
			where: { personId: actor.id, isShown: true },
			orderBy: [{ at: 'desc' }, { id: 'desc' }],
			take: listed,
		});
		const notices = rows.flatMap(({ id, type, about, at, readAt }): Notice[] =>
			isNoticeType(type)
				? [
						{
							...{ id: asId<'notice'>(id), type, about: aboutOf(about) },
							...{ at: at.getTime(), isRead: readAt !== null },
						},
					]
				: [],
		);
		const idsOf = (name: string) => notices.map(({ about }) => String(about[name] ?? ''));
		const [lines, rounds] = await Promise.all([
			meetings.findLines(actor, idsOf('meetingId')),
			followUps.findLines(actor, idsOf('roundId')),
		]);
		return { notices, meetings: lines, rounds };
	}

	async function countUnread({ id: personId }: Actor): Promise<number> {
		return prisma.notice.count({ where: { personId, isShown: true, readAt: null } });
	}

	async function getPreferences({ id }: Actor) {
		const { choicesOf, rhythmOf } = await readChoices(prisma, [id]);
		return {
			rhythm: rhythmOf(id),
			kinds: noticeKinds.map((kind) => ({
				kind,
				channels: channelsOf(kind).map((channel) => ({
					channel,
					isOn: isOn(choicesOf(id), kind, channel),
				})),
			})),
		};
	}
}
