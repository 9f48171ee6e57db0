import type { Instant } from '#kernel/clock.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import { appendTurn, dropTurn } from '../cycle/cycle.server.ts';
import { freeSeat, isFull, leavesNobodyToFacilitate, takesTurns } from '../model.ts';
import type { MemberInput, MemberRoleInput } from '../schema.ts';
import { listMembers } from './read.server.ts';
import { toColumn } from './role-column.ts';

export type RosterAnswer<Refusal extends string> = { ok: true } | { ok: false; refusal: Refusal };

/** Seats somebody, at the place they had if they come back. Expects the group to be locked. */
export async function seatMember(
	tx: Transaction,
	{ groupId, personId, role }: MemberRoleInput,
	at: Instant,
): Promise<RosterAnswer<'already-member' | 'group-full'>> {
	const members = await listMembers(tx, groupId);
	if (members.some(({ id }) => id === personId)) return { ok: false, refusal: 'already-member' };
	if (isFull(members.length)) return { ok: false, refusal: 'group-full' };

	const key = { groupId, personId };
	const former = await tx.membership.findUnique({ where: { groupId_personId: key } });
	const seat = freeSeat(
		members.map((member) => member.seat),
		former?.seat,
	);
	const arrival = { role: toColumn[role], seat, leftAt: null };
	await tx.membership.upsert({
		where: { groupId_personId: key },
		create: { ...key, ...arrival, joinedAt: new Date(at) },
		update: arrival,
	});
	if (takesTurns(role)) await appendTurn(tx, { ...key, at });
	return { ok: true };
}

/** Lets somebody leave; the row stays. Expects the group to be locked. */
export async function unseatMember(
	tx: Transaction,
	{ groupId, personId }: MemberInput,
	at: Instant,
): Promise<RosterAnswer<'not-member' | 'last-facilitator'>> {
	const members = await listMembers(tx, groupId);
	if (!members.some(({ id }) => id === personId)) return { ok: false, refusal: 'not-member' };
	if (leavesNobodyToFacilitate(members, personId)) {
		return { ok: false, refusal: 'last-facilitator' };
	}
	await tx.membership.update({
		where: { groupId_personId: { groupId, personId } },
		data: { leftAt: new Date(at) },
	});
	await dropTurn(tx, { groupId, personId, at });
	return { ok: true };
}

/** Changes a member's role, and with it their part in the cycle. Expects the group to be locked. */
export async function assignRole(
	tx: Transaction,
	{ groupId, personId, role }: MemberRoleInput,
	at: Instant,
): Promise<RosterAnswer<'not-member' | 'last-facilitator'>> {
	const members = await listMembers(tx, groupId);
	const member = members.find(({ id }) => id === personId);
	if (!member) return { ok: false, refusal: 'not-member' };
	if (role !== 'facilitator' && leavesNobodyToFacilitate(members, personId)) {
		return { ok: false, refusal: 'last-facilitator' };
	}
	await tx.membership.update({
		where: { groupId_personId: { groupId, personId } },
		data: { role: toColumn[role] },
	});
	if (takesTurns(role)) await appendTurn(tx, { groupId, personId, at });
	else await dropTurn(tx, { groupId, personId, at });
	return { ok: true };
}
