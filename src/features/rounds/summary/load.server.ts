import { AppError } from '#kernel/errors.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupService } from '#features/groups/service.server.ts';
import { project } from '../engine/project.ts';
import { visibleTexts } from '../engine/visible-texts.ts';
import type { ActionStatus, PersonId, RoundId, RoundState, TextId } from '../engine/round.ts';
import { timesHeld } from '../engine/timing.ts';
import { fromColumn } from '../reflection/action-status.ts';
import { readTexts } from '../store.server.ts';
import type { Summary } from './summary.ts';

/** Fewer answers than this could be told apart by those who were there. */
const fewestAnswers = 3;

type Dependencies = { prisma: PrismaClient; groups: GroupService };

/** The summary as this person may read it: built from the projection, like everything else they see. */
export async function loadSummary(
	{ prisma, groups }: Dependencies,
	actor: Actor,
	roundId: RoundId,
): Promise<Summary> {
	const row = await prisma.round.findUnique({
		where: { id: roundId },
		include: { group: { select: { name: true } }, actions: true, pulses: true },
	});
	const whole: RoundState = Object(row?.state);
	const membership = row && (await groups.membershipOf(prisma, whole.group, actor.id));
	const isSeated = row && whole.participants.some(({ person }) => person === actor.id);
	if (!row || !membership || !isSeated) throw new AppError('not-found', `round ${roundId}`);

	const state = project(whole, { person: actor.id });
	const texts = await readTexts(prisma, visibleTexts(state));
	const names = await groups.namesOf(prisma, everyone(state));
	const statuses = new Map(row.actions.map(({ id, status }) => [id, fromColumn[status]]));
	return assemble(state, {
		viewer: actor.id,
		groupName: row.group.name,
		read: (id) => (id === null ? null : (texts.get(id) ?? null)),
		nameOf: (id) => (id === null ? '' : (names.get(id) ?? '')),
		statusOf: (id) => statuses.get(id) ?? 'open',
		pulse: pulseOf(row.pulses),
	});
}

type Reading = {
	viewer: PersonId;
	groupName: string;
	read: (id: TextId | null) => string | null;
	nameOf: (id: PersonId | null) => string;
	statusOf: (id: string) => 'open' | ActionStatus;
	pulse: Summary['pulse'];
};

function assemble(state: RoundState, reading: Reading): Summary {
	const { read, nameOf, viewer } = reading;
	const open = state.contributions.filter(({ text, isWithdrawn }) => text !== null && !isWithdrawn);
	const kept = new Set(state.kept.map(({ contribution }) => contribution));
	const line = (one: (typeof open)[number]) => ({
		type: one.type,
		text: read(one.text) ?? '',
		author: nameOf(one.author),
		isMine: one.author === viewer,
		isShared: one.veil === null,
	});
	const withRole = (role: string) => {
		const person = state.participants.find((participant) => participant.role === role)?.person;
		return { id: person ?? null, name: nameOf(person ?? null) };
	};
	return {
		round: headOf(state, reading.groupName),
		client: withRole('client'),
		facilitator: withRole('facilitator'),
		people: state.participants.map(({ person, role }) => ({
			id: person,
			name: nameOf(person),
			role,
		})),
		contract: state.contract.map(({ version, text, at }) => ({
			version,
			text: read(text) ?? '',
			at,
		})),
		kept: open.filter(({ id }) => kept.has(id)).map(line),
		takeaways: open.filter(({ type }) => type === 'takeaway').map(line),
		actions: actionsOf(state, reading),
		learnings: open.filter(({ type }) => type === 'learning').map(line),
		adjustments: open.filter(({ type }) => type === 'adjustment').map(line),
		times: timesHeld(state),
		pulse: reading.pulse,
	};
}

function actionsOf({ actions }: RoundState, reading: Reading): Summary['actions'] {
	const { read, nameOf, viewer, statusOf } = reading;
	return actions.map(({ id, owner, what, withWhom, due, indicator }) => ({
		id,
		owner: nameOf(owner),
		isMine: owner === viewer,
		what: read(what) ?? '',
		withWhom: read(withWhom),
		due,
		indicator: read(indicator),
		status: statusOf(id),
	}));
}

function headOf(state: RoundState, groupName: string): Summary['round'] {
	const { id, number, status, group, template, startedAt, closedAt } = state;
	return {
		...{ id, number, status, groupId: group, groupName },
		...{ templateTitle: template.title, startedAt, closedAt },
	};
}

const everyone = (state: RoundState): PersonId[] => state.participants.map(({ person }) => person);

function pulseOf(rows: { question: number; score: number; count: number }[]): Summary['pulse'] {
	const questions = [0, 1, 2].map((question) => rows.filter((row) => row.question === question));
	const counts = questions.map((scores) => scores.reduce((sum, { count }) => sum + count, 0));
	const answers = counts[0] ?? 0;
	if (answers < fewestAnswers) return null;
	const averages = questions.map((scores, index) => {
		const total = scores.reduce((sum, { score, count }) => sum + score * count, 0);
		return total / (counts[index] || 1);
	});
	return { count: answers, averages };
}
