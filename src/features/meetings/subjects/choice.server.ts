import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import { takesTurns } from '#features/groups/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { Meeting } from '../model.ts';
import type { NameRefusal } from './refusal.ts';
import type { NameClientInput } from './schema.ts';

export type Choice = {
	/** Null too when the person named left the group since. */
	clientId: PersonId | null;
	reason: string;
	namedAt: Instant | null;
	revealedAt: Instant | null;
	revision: number;
};

const none: Choice = { clientId: null, reason: '', namedAt: null, revealedAt: null, revision: 0 };

export async function readChoice(
	queries: Queries,
	groups: GroupService,
	{ id: meetingId, groupId }: Pick<Meeting, 'id' | 'groupId'>,
): Promise<Choice> {
	const row = await queries.meetingChoice.findUnique({ where: { meetingId } });
	if (!row) return none;
	const { revision, reason } = row;
	const clientId = row.clientId === null ? null : asId<'person'>(row.clientId);
	const isThere = clientId && (await groups.membershipOf(queries, groupId, clientId)) !== null;
	return {
		...{ revision, reason, clientId: isThere ? clientId : null },
		namedAt: row.namedAt?.getTime() ?? null,
		revealedAt: row.revealedAt?.getTime() ?? null,
	};
}

type Named = { ok: true; isNew: boolean } | { ok: false; refusal: NameRefusal };

/**
 * Names the client; the caller holds the meeting's lock. Refused as `already-named` when somebody else named one since
 * the person read the page.
 */
export async function recordClient(
	tx: Transaction,
	meeting: Meeting,
	{ clientId, reason, after, ...known }: NameClientInput & { now: Instant; groups: GroupService },
): Promise<Named> {
	const { now, groups } = known;
	const before = await readChoice(tx, groups, meeting);
	// Sent twice, it is one choice.
	if (before.clientId === clientId && before.reason === reason) return { ok: true, isNew: false };
	if (before.revision !== after) return { ok: false, refusal: 'already-named' };
	if (before.clientId !== null && now >= meeting.startsAt) return { ok: false, refusal: 'begun' };
	const member = await groups.membershipOf(tx, meeting.groupId, clientId);
	if (!member || !takesTurns(member.role)) return { ok: false, refusal: 'unknown-client' };
	const isNew = before.clientId !== clientId;
	const named = { clientId, reason, revision: after + 1 };
	// Another reason for the same person is no news to them.
	const namedAt = isNew || before.namedAt === null ? now : before.namedAt;
	await tx.meetingChoice.upsert({
		where: { meetingId: meeting.id },
		create: { meetingId: meeting.id, ...named, namedAt: new Date(namedAt) },
		update: { ...named, namedAt: new Date(namedAt) },
	});
	return { ok: true, isNew };
}
