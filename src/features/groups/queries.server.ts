import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import { findAgreement } from './agreement/agreement.server.ts';
import { promisesOf } from './agreement/text.ts';
import { findCycle } from './cycle/cycle.server.ts';
import { listHomeGroups } from './home/home.server.ts';
import { sizeWarning, type GroupId, type Membership } from './model.ts';
import {
	canAdministerGroups,
	canChangeRoles,
	canEditPurpose,
	canLead,
	canPublishAgreement,
	canReadGroup,
} from './policy.ts';
import { listMembers, membershipOf, namesOf } from './roster/read.server.ts';

export type GroupQueries = ReturnType<typeof createGroupQueries>;

/** Reads about groups, each scoped by the person who asks: what is not theirs answers « not-found ». */
export function createGroupQueries(prisma: PrismaClient, clock: Clock) {
	return { listMine, loadGroup, loadAgreement, listForStaff, loadForStaff };

	/** The person's groups, each with what comes next in it. */
	async function listMine(actor: Actor) {
		return listHomeGroups(prisma, actor.id);
	}

	/** Everything a member sees of their group, rounds apart. */
	async function loadGroup(actor: Actor, groupId: GroupId) {
		const membership = await getMembership(actor, groupId);
		const [group, members, agreement, cycle] = await Promise.all([
			getGroup(groupId),
			listPeople(groupId),
			findAgreement(prisma, groupId),
			findCycle(prisma, groupId),
		]);
		const turns = cycle?.turns ?? [];
		const names = await namesOf(
			prisma,
			turns.map(({ personId }) => personId),
		);
		return {
			group,
			viewer: actor.id,
			me: membership,
			may: {
				lead: canLead(membership),
				publishAgreement: canPublishAgreement(membership),
				editPurpose: canEditPurpose(actor, membership),
				changeRoles: canChangeRoles(actor, membership),
			},
			members,
			warning: sizeWarning(members.length),
			agreement: agreement && {
				version: agreement.version,
				promises: promisesOf(agreement.text),
				mySignedAt: agreement.signedAt.get(actor.id) ?? null,
			},
			cycle: cycle && {
				number: cycle.number,
				turns: turns.map(({ personId, takenAt }) => ({
					id: personId,
					name: names.get(personId) ?? '',
					takenAt,
				})),
			},
			now: clock.now(),
		};
	}

	/** The text in force, who has signed it and who has not. */
	async function loadAgreement(actor: Actor, groupId: GroupId) {
		const membership = await getMembership(actor, groupId);
		const [group, members, agreement] = await Promise.all([
			getGroup(groupId),
			listMembers(prisma, groupId),
			findAgreement(prisma, groupId),
		]);
		return {
			group,
			viewer: actor.id,
			canPublish: canPublishAgreement(membership),
			agreement: agreement && {
				id: agreement.id,
				version: agreement.version,
				text: agreement.text,
				publishedAt: agreement.publishedAt,
				mySignedAt: agreement.signedAt.get(actor.id) ?? null,
				signatures: members.map(({ id, name }) => ({
					id,
					name,
					signedAt: agreement.signedAt.get(id) ?? null,
				})),
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
			.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
	}

	/** Who sits in a group, for those who form it: no agreement, no round. */
	async function loadForStaff(actor: Actor, groupId: GroupId) {
		requireStaff(actor);
		const [group, members] = await Promise.all([getGroup(groupId), listPeople(groupId)]);
		return {
			group,
			members: members.map(({ id, name, role, organisation }) => ({
				...{ id, name, role, organisation },
			})),
			warning: sizeWarning(members.length),
		};
	}

	async function getMembership(actor: Actor, groupId: GroupId): Promise<Membership> {
		const membership = await membershipOf(prisma, groupId, actor.id);
		if (!membership || !canReadGroup(membership)) {
			throw new AppError('not-found', `group ${groupId}`);
		}
		return membership;
	}

	async function getGroup(groupId: GroupId) {
		const group = await prisma.group.findUnique({
			where: { id: groupId },
			select: { name: true, purpose: true, territory: true },
		});
		if (!group) throw new AppError('not-found', `group ${groupId}`);
		return { id: groupId, ...group };
	}

	/** The members with the organisation each one comes from. */
	async function listPeople(groupId: GroupId) {
		const members = await listMembers(prisma, groupId);
		const people = await prisma.person.findMany({
			where: { id: { in: members.map(({ id }) => id) } },
			select: { id: true, organisation: { select: { name: true } } },
		});
		const organisations = new Map(people.map(({ id, organisation }) => [id, organisation.name]));
		return members.map((member) => ({
			...member,
			organisation: organisations.get(member.id) ?? '',
		}));
	}
}

function requireStaff(actor: Actor): void {
	if (!canAdministerGroups(actor)) throw new AppError('not-found', 'administration of groups');
}
