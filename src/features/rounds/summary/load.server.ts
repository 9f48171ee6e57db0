import { AppError } from '#kernel/errors.ts';
import { isUuid } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { project } from '../engine/project.ts';
import { visibleTexts } from '../engine/visible-texts.ts';
import type { RoundId, RoundState } from '../engine/round.ts';
import { isSeated } from '../model.ts';
import { fromColumn } from '../reflection/action-status.ts';
import { readState, readTexts } from '../store.server.ts';
import { assembleSummary } from './assemble.ts';
import { averagePulse } from './pulse.ts';
import type { RoundOutcome, SummarizedRound } from './summary.ts';

type Dependencies = { prisma: PrismaClient; groups: GroupService };

/**
 * What came of a round, as this person may read it: built from the projection, like everything else they see.
 *
 * @throws AppError `not-found` for those who had no seat in it, or who left the group since.
 */
export async function loadSummary(
	{ prisma, groups }: Dependencies,
	actor: Actor,
	roundId: RoundId,
): Promise<RoundOutcome> {
	const row =
		isUuid(roundId) &&
		(await prisma.round.findUnique({
			where: { id: roundId },
			include: { group: { select: { name: true } }, actions: true, pulses: true },
		}));
	if (!row) throw new AppError('not-found', `round ${roundId}`);
	const whole = readState(row.state);
	const membership = await groups.membershipOf(prisma, whole.group, actor.id);
	if (!membership || !isSeated(whole, actor.id)) {
		throw new AppError('not-found', `round ${roundId}`);
	}

	const round = headOf(whole, row.group.name);
	if (whole.status !== 'closed') return { round, summary: null };
	const state = project(whole, { person: actor.id });
	const people = state.participants.map(({ person }) => person);
	const texts = await readTexts(prisma, visibleTexts(state));
	const names = await groups.namesOf(prisma, people);
	const statuses = new Map(row.actions.map(({ id, status }) => [id, fromColumn[status]]));
	const summary = assembleSummary(state, {
		round,
		viewer: actor.id,
		read: (id) => (id === null ? null : (texts.get(id) ?? null)),
		nameOf: (id) => (id === null ? '' : (names.get(id) ?? '')),
		statusOf: (id) => statuses.get(id) ?? 'open',
		pulse: averagePulse(row.pulses),
	});
	return { round, summary };
}

function headOf(state: RoundState, groupName: string): SummarizedRound {
	const { id, number, status, group: groupId, template, startedAt, closedAt } = state;
	const { title: templateTitle, unit } = template;
	return { id, number, status, groupId, groupName, templateTitle, unit, startedAt, closedAt };
}
