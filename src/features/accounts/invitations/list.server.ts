import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Queries } from '#platform/db/database.server.ts';
import { invitationStatus, type Actor } from '../model.ts';
import { canInviteAs } from '../policy.ts';
import { fromColumn } from './role-column.ts';

export type InvitationLine = Awaited<ReturnType<typeof listInvitations>>[number];

/** Every invitation, the latest first; never a link, which nobody knows any more. */
export async function listInvitations(queries: Queries, actor: Pick<Actor, 'role'>, now: Instant) {
	const rows = await queries.invitation.findMany({
		include: {
			organisation: { select: { name: true } },
			group: { select: { name: true } },
			invitedBy: { select: { name: true } },
		},
		orderBy: { createdAt: 'desc' },
		take: 200,
	});
	return rows.map((row) => ({
		id: asId<'invitation'>(row.id),
		email: row.email,
		platformRole: row.platformRole,
		organisation: row.organisation.name,
		group: row.group?.name ?? null,
		groupRole: row.groupRole && fromColumn[row.groupRole],
		invitedBy: row.invitedBy?.name ?? null,
		createdAt: row.createdAt.getTime(),
		status: invitationStatus(row, now),
		canHandle: !row.acceptedAt && canInviteAs(actor, row.platformRole),
	}));
}
