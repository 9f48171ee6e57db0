import type { Clock, Instant } from '#kernel/clock.ts';
import { AppError, permit } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Database, Transaction } from '#platform/db/database.server.ts';
import type { Actor, PersonId } from '#features/accounts/model.ts';
import { addSignature, addVersion } from './agreement/agreement.server.ts';
import { listTurns, markTurn, reorderTurns } from './cycle/cycle.server.ts';
import { skipTurn, swapTurns } from './cycle/exchange.server.ts';
import type { GroupId, Membership } from './model.ts';
import {
	canAdministerGroups,
	canAdmit,
	canChangeRoles,
	canEditGroup,
	canEditPurpose,
	canLead,
	canPublishAgreement,
	canRemove,
} from './policy.ts';
import { lockGroup } from './roster/lock.server.ts';
import { listActiveMemberIds, listMembers, membershipOf, namesOf } from './roster/read.server.ts';
import { assignRole, seatMember, unseatMember } from './roster/roster.server.ts';
import type {
	CreateGroupInput,
	EditGroupInput,
	EditPurposeInput,
	MemberInput,
	MemberRoleInput,
	MoveTurnInput,
	PublishAgreementInput,
	SignAgreementInput,
	SkipTurnInput,
	SwapTurnsInput,
} from './schema.ts';

export type GroupService = ReturnType<typeof createGroupService>;

type Dependencies = { database: Database; clock: Clock };

/** Groups: who sits in them, what they agreed on, whose turn it is. Every write holds the group's lock. */
export function createGroupService({ database, clock }: Dependencies) {
	return {
		...{ membershipOf, listMembers, listActiveMemberIds, namesOf, listTurns },
		...{ addMember, takeTurn },
		...{ create, edit, editPurpose, admit, remove, changeRole },
		...{ publishAgreement, signAgreement },
		...{ moveTurn, swap, skip },
	};

	/** Seats the person of an accepted invitation, in the caller's transaction. */
	async function addMember(tx: Transaction, input: MemberRoleInput) {
		await lockGroup(tx, input.groupId);
		return seatMember(tx, input, clock.now());
	}

	/** The client's round is over: marks the turn, and starts the next cycle after the last one. */
	async function takeTurn(
		tx: Transaction,
		input: { groupId: GroupId; personId: PersonId; roundId: string; at: Instant },
	): Promise<void> {
		await lockGroup(tx, input.groupId);
		await markTurn(tx, input);
	}

	async function create(actor: Actor, input: CreateGroupInput): Promise<GroupId> {
		permit(canAdministerGroups(actor), 'create a group');
		const id = newId<'group'>();
		await database.prisma.group.create({
			data: { id, ...input, createdAt: new Date(clock.now()) },
		});
		return id;
	}

	async function edit(actor: Actor, { groupId, ...data }: EditGroupInput): Promise<void> {
		permit(canEditGroup(actor), `edit ${groupId}`);
		await inGroup(actor, groupId, async (tx) => {
			await tx.group.update({ where: { id: groupId }, data });
		});
	}

	async function editPurpose(actor: Actor, { groupId, purpose }: EditPurposeInput): Promise<void> {
		await inGroup(actor, groupId, async (tx, membership) => {
			permit(canEditPurpose(actor, membership), `edit the purpose of ${groupId}`);
			await tx.group.update({ where: { id: groupId }, data: { purpose } });
		});
	}

	/** Adds an existing person to a group. */
	async function admit(actor: Actor, input: MemberRoleInput) {
		permit(canAdmit(actor, input.personId), `admit into ${input.groupId}`);
		return inGroup(actor, input.groupId, async (tx) => {
			const person = await tx.person.findUnique({ where: { id: input.personId } });
			if (!person || person.deactivatedAt) return { ok: false, refusal: 'unknown-person' } as const;
			return seatMember(tx, input, clock.now());
		});
	}

	async function remove(actor: Actor, input: MemberInput) {
		permit(canRemove(actor), `remove from ${input.groupId}`);
		return inGroup(actor, input.groupId, (tx) => unseatMember(tx, input, clock.now()));
	}

	async function changeRole(actor: Actor, input: MemberRoleInput) {
		return inGroup(actor, input.groupId, (tx, membership) => {
			permit(canChangeRoles(actor, membership), `change roles in ${input.groupId}`);
			return assignRole(tx, input, clock.now());
		});
	}

	/** Adds a version of the agreement, which everybody signs again. */
	async function publishAgreement(actor: Actor, input: PublishAgreementInput) {
		return inGroup(actor, input.groupId, (tx, membership) => {
			permit(canPublishAgreement(membership), `publish the agreement of ${input.groupId}`);
			return addVersion(tx, input, clock.now());
		});
	}

	async function signAgreement(actor: Actor, input: SignAgreementInput) {
		return inGroup(actor, input.groupId, (tx, membership) => {
			permit(membership !== null, `sign the agreement of ${input.groupId}`);
			return addSignature(tx, { ...input, personId: actor.id }, clock.now());
		});
	}

	/** Changes the order of the turns still to come. */
	async function moveTurn(
		actor: Actor,
		{ groupId, ...move }: MoveTurnInput,
	): Promise<{ ok: true } | { ok: false; refusal: 'turn-taken' }> {
		return inGroup(actor, groupId, async (tx, membership) => {
			permit(canLead(membership), `order the turns of ${groupId}`);
			const isMoved = await reorderTurns(tx, groupId, move);
			return isMoved ? { ok: true } : { ok: false, refusal: 'turn-taken' };
		});
	}

	/** Exchanges two turns still to come, as their two owners agreed. */
	async function swap(actor: Actor, input: SwapTurnsInput) {
		return inGroup(actor, input.groupId, (tx, membership) => {
			permit(canLead(membership), `exchange turns of ${input.groupId}`);
			return swapTurns(tx, input);
		});
	}

	/** Lets the others go first: one's own turn becomes the last of the cycle, once. */
	async function skip(actor: Actor, { groupId }: SkipTurnInput) {
		return inGroup(actor, groupId, (tx, membership) => {
			permit(membership !== null, `skip a turn of ${groupId}`);
			return skipTurn(tx, { groupId, personId: actor.id, at: clock.now() });
		});
	}

	/**
	 * One transaction under the group's lock, with the actor's part read inside it. For whoever neither
	 * sits in the group nor administers groups, it does not exist.
	 */
	async function inGroup<Result>(
		actor: Actor,
		groupId: GroupId,
		work: (tx: Transaction, membership: Membership | null) => Promise<Result>,
	): Promise<Result> {
		return database.transaction(async (tx) => {
			await lockGroup(tx, groupId);
			const membership = await membershipOf(tx, groupId, actor.id);
			if (!membership && !canAdministerGroups(actor)) {
				throw new AppError('not-found', `group ${groupId}`);
			}
			return work(tx, membership);
		});
	}
}
