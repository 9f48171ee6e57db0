import { asId, isUuid } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId, GroupMember, GroupRole, Membership } from '../model.ts';
import { fromColumn } from './role-column.ts';

/** A person's active membership; null for everybody else. One statement: each live command asks for it. */
export async function membershipOf(
	queries: Queries,
	groupId: GroupId,
	personId: PersonId,
): Promise<Membership | null> {
	if (!isUuid(groupId)) return null;
	const rows = await queries.$queryRaw<{ role: GroupRole; hasSigned: boolean }[]>`
		SELECT seated.role::text AS role, EXISTS (
			SELECT 1 FROM agreement_signatures s
			WHERE s.person_id = seated.person_id AND s.agreement_id = (
				SELECT a.id FROM agreements a WHERE a.group_id = seated.group_id ORDER BY a.version DESC LIMIT 1
			)
		) AS "hasSigned"
		FROM memberships seated
		WHERE seated.group_id = ${groupId}::uuid AND seated.person_id = ${personId}::uuid AND seated.left_at IS NULL`;
	return rows[0] ?? null;
}

/** The active members, in the order of their seats. */
export async function listMembers(queries: Queries, groupId: GroupId): Promise<GroupMember[]> {
	const rows = await queries.membership.findMany({
		where: { groupId, leftAt: null },
		include: { person: { select: { name: true } } },
		orderBy: { seat: 'asc' },
	});
	const agreement = await queries.agreement.findFirst({
		where: { groupId },
		orderBy: { version: 'desc' },
		select: { signatures: { select: { personId: true } } },
	});
	const signers = new Set(agreement?.signatures.map(({ personId }) => personId));
	return rows.map(({ personId, person, role, seat }) => ({
		id: asId<'person'>(personId),
		name: person.name,
		role: fromColumn[role],
		seat,
		hasSigned: signers.has(personId),
	}));
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
