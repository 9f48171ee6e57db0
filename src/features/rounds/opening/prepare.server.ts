import { AppError } from '#kernel/errors.ts';
import { asId } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import { canLead } from '#features/groups/policy.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { defaultFormat, formats } from '../engine/formats.ts';
import type { GroupId } from '../engine/round.ts';
import type { Template } from '../engine/template.ts';
import { isSeated } from '../model.ts';
import { readState } from '../store.server.ts';
import type { Preparation, TemplateOutline } from './preparation.ts';

type Dependencies = { prisma: PrismaClient; groups: GroupService };

/**
 * What the form that opens a round needs: the people of the group, the cycle and the templates.
 *
 * @throws AppError `not-found` for those outside the group, `forbidden` for those who do not lead it.
 */
export async function prepareRound(
	{ prisma, groups }: Dependencies,
	actor: Actor,
	groupId: GroupId,
): Promise<Preparation> {
	const membership = await groups.membershipOf(prisma, groupId, actor.id);
	if (!membership) throw new AppError('not-found', `group ${groupId}`);
	if (!canLead(membership)) throw new AppError('forbidden', `open a round in ${groupId}`);
	const [group, members, turns, live] = await Promise.all([
		prisma.group.findUniqueOrThrow({ where: { id: groupId }, select: { name: true } }),
		groups.listMembers(prisma, groupId),
		groups.listTurns(prisma, groupId),
		prisma.round.findFirst({
			where: { groupId, status: { in: ['lobby', 'running'] } },
			select: { id: true, state: true },
		}),
	]);
	const taken = new Set(turns.filter(({ isTaken }) => isTaken).map(({ personId }) => personId));
	const next = turns.find(({ isTaken, personId }) => !isTaken && personId !== actor.id)?.personId;
	return {
		group: { id: groupId, name: group.name },
		viewer: actor.id,
		people: members.map(({ id, name, role, hasSigned }) => ({
			...{ id, name, role, hasSigned },
			hasBeenClient: taken.has(id),
			isNext: id === next,
		})),
		templates: [...formats.values()].map(outline),
		defaultTemplate: defaultFormat.key,
		live: live && {
			id: asId<'round'>(live.id),
			isSeated: isSeated(readState(live.state), actor.id),
		},
	};
}

function outline(template: Template): TemplateOutline {
	const { key, title, family, participants, clock, unit, total, warning, steps } = template;
	return {
		...{ key, title, family, participants, clock, unit, total, warning },
		steps: steps.map(({ title, length, range, isProtected }) => ({
			...{ title, length, range, isProtected },
		})),
	};
}
