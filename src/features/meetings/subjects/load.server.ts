import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import { takesTurns, type GroupMember } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { isOn, type Meeting } from '../model.ts';
import { readChoice, type Choice } from './choice.server.ts';
import { isChoosing, type SubjectsView } from './model.ts';
import { canDecide, canPropose, canSupport } from './policy.ts';
import { countVoters, countVotes } from './support.server.ts';

type Reading = {
	groups: GroupService;
	members: readonly GroupMember[];
	viewer: PersonId;
	now: Instant;
};

/** How this meeting chooses its situation; null for one that is not on. */
export async function loadSubjects(
	prisma: PrismaClient,
	meeting: Meeting,
	{ groups, members, viewer, now }: Reading,
): Promise<SubjectsView | null> {
	if (!isOn(meeting) && meeting.status !== 'held') return null;
	const { id: meetingId, groupId } = meeting;
	const choice = await readChoice(prisma, groups, meeting);
	const isRevealed = choice.revealedAt !== null;
	const [rows, mine, voterCount, turns, counts] = await Promise.all([
		prisma.subject.findMany({
			where: { meetingId, personId: { in: members.map(({ id }) => id) } },
			orderBy: [{ at: 'asc' }, { personId: 'asc' }],
		}),
		prisma.subjectVote.findUnique({
			where: { meetingId_voterId: { meetingId, voterId: viewer } },
		}),
		countVoters(prisma, meetingId, members),
		groups.listTurns(prisma, groupId),
		isRevealed ? countVotes(prisma, meetingId, members) : null,
	]);
	return {
		subjects: rows.map(({ personId, kind, sentence }) => ({
			...{ authorId: asId<'person'>(personId), kind, sentence },
			votes: counts && (counts.get(personId) ?? 0),
		})),
		myVote: mine && asId<'person'>(mine.authorId),
		...{ voterCount, isRevealed, revision: choice.revision },
		choice: choice.clientId && { clientId: choice.clientId, reason: choice.reason },
		notYet: turns.filter(({ isTaken }) => !isTaken).map(({ personId }) => personId),
		candidates: members.filter(({ role }) => takesTurns(role)).map(({ id }) => id),
		may: mayOf(meeting, choice, { membership: members.find(({ id }) => id === viewer), now }),
	};
}

function mayOf(
	meeting: Meeting,
	{ clientId, revealedAt }: Choice,
	{ membership = null, now }: { membership?: GroupMember | null; now: Instant },
): SubjectsView['may'] {
	const isOpen = isChoosing(meeting, now);
	const isNamed = clientId !== null;
	const decides = isOpen && canDecide(membership);
	return {
		propose: isOpen && !isNamed && canPropose(membership),
		vote: isOpen && !isNamed && revealedAt === null && canSupport(membership),
		reveal: decides && revealedAt === null,
		name: decides && (!isNamed || now < meeting.startsAt),
	};
}
