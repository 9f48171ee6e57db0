import { asId, isUuid } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import { Prisma } from '#platform/db/generated/client.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId, GroupMember, Membership } from '../model.ts';

const isSigned = Prisma.sql`EXISTS (
	SELECT 1 FROM agreement_signatures s
	WHERE s.person_id = m.person_id AND s.agreement_id = (
		SELECT a.id FROM agreements a WHERE a.group_id = m.group_id ORDER BY a.version DESC LIMIT 1
	)
)`;

/** A person's active membership; null for everybody else. One statement: each live command asks for it. */
export async function membershipOf(
	queries: Queries,
	groupId: GroupId,
	personId: PersonId,
): Promise<Membership | null> {
	if (!isUuid(groupId)) return null;
	const rows = await queries.$queryRaw<Membership[]>`
		SELECT m.role::text AS role, ${isSigned} AS "hasSigned" FROM memberships m
		WHERE m.group_id = ${groupId}::uuid AND m.person_id = ${personId}::uuid AND m.left_at IS NULL`;
	return rows[0] ?? null;
}

/** The active members, in the order of their seats. One statement: each live event asks for it. */
export async function listMembers(queries: Queries, groupId: GroupId): Promise<GroupMember[]> {
	return queries.$queryRaw<GroupMember[]>`
		SELECT m.person_id::text AS id, p.name, m.role::text AS role, m.seat, ${isSigned} AS "hasSigned"
		FROM memberships m JOIN people p ON p.id = m.person_id
		WHERE m.group_id = ${groupId}::uuid AND m.left_at IS NULL
		ORDER BY m.seat`;
}

/** Who is active in each of these groups. */
export async function listActiveMemberIds(
	queries: Queries,
	groupIds: string[],
): Promise<Map<string, Set<string>>> {
	const rows = await queries.membership.findMany({
		where: { groupId: { in: groupIds }, leftAt: null },
		select: { groupId: true, personId: true },
	});
	const members = new Map(groupIds.map((id) => [id, new Set<string>()]));
	for (const { groupId, personId } of rows) members.get(groupId)?.add(personId);
	return members;
}

/** Names of people, those who left included: past rounds still name them. */
export async function namesOf(
	queries: Queries,
	personIds: PersonId[],
): Promise<Map<PersonId, string>> {
	const rows = await queries.person.findMany({
		where: { id: { in: personIds } },
		select: { id: true, name: true },
	});
	return new Map(rows.map(({ id, name }) => [asId<'person'>(id), name]));
}
