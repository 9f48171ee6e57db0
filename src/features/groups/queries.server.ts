import { AppError } from '#kernel/errors.ts';
import { asId, isUuid } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import { findAgreement } from './agreement/agreement.server.ts';
import { listHomeGroups } from './home/home.server.ts';
import { sizeWarning, type GroupId, type Membership } from './model.ts';
import { listPeople, readGroup, readOverview } from './overview/overview.server.ts';
import { canAdministerGroups, canPublishAgreement, canReadGroup } from './policy.ts';
import { listMembers, membershipOf } from './roster/read.server.ts';

export type GroupQueries = ReturnType<typeof createGroupQueries>;

/** Reads about groups, each scoped by the person who asks: what is not theirs answers « not-found ». */
export function createGroupQueries(prisma: PrismaClient, clock: Clock) {
	return { listNames, listMine, loadGroup, loadAgreement, listForStaff, loadForStaff };

	/** The person's groups by name only, for the menu of every page. */
	async function listNames({ id }: Actor): Promise<{ id: GroupId; name: string }[]> {
		const rows = await prisma.group.findMany({
			where: { memberships: { some: { personId: id, leftAt: null } } },
			select: { id: true, name: true },
		});
		return rows.map((row) => ({ id: asId<'group'>(row.id), name: row.name })).toSorted(byName);
	}

	/** The person's groups, each with what comes next in it. */
	async function listMine(actor: Actor) {
		return { groups: await listHomeGroups(prisma, actor.id), now: clock.now() };
	}

	async function loadGroup(actor: Actor, groupId: GroupId) {
		const membership = await getMembership(actor, groupId);
		return readOverview(prisma, groupId, { actor, membership });
	}

	/** The text in force, who has signed it and who has not. */
	async function loadAgreement(actor: Actor, groupId: GroupId) {
		const membership = await getMembership(actor, groupId);
		const group = await readGroup(prisma, groupId);
		const found = await findAgreement(prisma, groupId);
		const members = await listMembers(prisma, groupId);
		const signatures = members.map(({ id, name }) => ({
			...{ id, name },
			signedAt: found?.signedAt.get(id) ?? null,
		}));
		return {
			group,
			canPublish: canPublishAgreement(membership),
			agreement: found && {
				id: found.id,
				version: found.version,
				text: found.text,
				publishedAt: found.publishedAt,
				mySignedAt: found.signedAt.get(actor.id) ?? null,
				signatures,
			},
		};
	}

	/** Every group by name and size: what TCRI's staff needs to form groups, and no more. */
	async function listForStaff(actor: Actor) {
		requireStaff(actor);
		const rows = await prisma.group.findMany({
			select: {
				...{ id: true, name: true, territory: true },
				memberships: { where: { leftAt: null }, select: { role: true } },
			},
		});
		return rows
			.map(({ id, name, territory, memberships }) => ({
				...{ id: asId<'group'>(id), name, territory },
				memberCount: memberships.length,
				hasFacilitator: memberships.some(({ role }) => role === 'facilitator'),
				warning: sizeWarning(memberships.length),
			}))
			.toSorted(byName);
	}

	/** Who sits in a group, for those who form it: no agreement, no round. */
	async function loadForStaff(actor: Actor, groupId: GroupId) {
		requireStaff(actor);
		const exists = isUuid(groupId) && (await prisma.group.count({ where: { id: groupId } }));
		if (!exists) throw new AppError('not-found', `group ${groupId}`);
		const people = await listPeople(prisma, groupId);
		return {
			group: await readGroup(prisma, groupId),
			members: people.map(({ id, name, role, organisation }) => ({
				...{ id, name, role, organisation },
			})),
			warning: sizeWarning(people.length),
		};
	}

	async function getMembership(actor: Actor, groupId: GroupId): Promise<Membership> {
		const membership = await membershipOf(prisma, groupId, actor.id);
		if (!membership || !canReadGroup(membership)) {
			throw new AppError('not-found', `group ${groupId}`);
		}
		return membership;
	}
}

function requireStaff(actor: Actor): void {
	if (!canAdministerGroups(actor)) throw new AppError('not-found', 'administration of groups');
}

// PGlite has no ICU collation: names are sorted here.
const byName = (one: { name: string }, other: { name: string }) =>
	one.name.localeCompare(other.name, 'fr');
