import { minutes, seconds, type Instant } from '#kernel/clock.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Command, NewText } from '#features/rounds/engine/commands.ts';
import { defaultFormat } from '#features/rounds/engine/formats.ts';
import type { ContributionId, GroupId, RoundState } from '#features/rounds/engine/round.ts';
import { readState } from '#features/rounds/store.server.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Services } from '#server/services.ts';
import type { Logins } from './demo.ts';
import type { Situation } from './situations.ts';

type Stage = {
	services: Services;
	prisma: Database['prisma'];
	logins: Logins;
	groupId: GroupId;
	/** Wound by hand, so that a round held last month has last month's times. */
	clock: { at: Instant };
};

type Play = (login: string, command: Command) => Promise<void>;

const text = (body: string): NewText => ({ id: newId<'text'>(), body });

/** Holds a whole round through the same commands as people's, and fails loudly when one is refused. */
export async function holdRound(stage: Stage, situation: Situation): Promise<void> {
	const { clock } = stage;
	const { play, waitForStep } = await openRound(stage, situation);

	for (const login of stage.logins.keys()) {
		const place = login.startsWith('consultation') ? 'room' : 'remote';
		if (isSeated(login)) await play(login, { type: 'sit', place });
	}
	await play('animation', { type: 'start' });
	await waitForStep('presentation');
	await present(play, situation);
	await waitForStep('clarification');
	await clarify(play, situation, clock);
	await waitForStep('contract');
	await play(situation.client, { type: 'publish-contract', text: text(situation.contract) });
	await waitForStep('consultation');
	const kept = await consult(play, situation, clock);
	await waitForStep('action-plan');
	await planActions(play, situation, { kept, now: clock.at });
	await waitForStep('learning');
	await learn(play, situation);
	clock.at += minutes(11);
	await play('animation', { type: 'close' });
	await followUp(stage, situation);
}

const outsiders = ['moderation', 'admin', 'exterieur'];
const isSeated = (login: string) => !outsiders.includes(login);

async function openRound(
	{ services, prisma, logins, groupId, clock }: Stage,
	{ client }: Situation,
) {
	const idOf = (login: string) => asId<'person'>(logins.get(login) ?? '');
	const facilitator = await services.accountQueries.findActor(idOf('animation'));
	if (!facilitator) throw new Error('demo: nobody facilitates');
	const opened = await services.rounds.open(facilitator, {
		groupId,
		templateKey: defaultFormat.key,
		clientId: idOf(client),
		coFacilitatorId: client === 'coanimation' ? null : idOf('coanimation'),
		timeKeeperId: client === 'consultation5' ? null : idOf('consultation5'),
		observers: [],
		listening: 'strict',
		minutes: defaultFormat.steps.map(({ kind, length }) => (kind === 'choice' ? 0 : length)),
	});
	if (!opened.ok) throw new Error(`demo: the round does not open, ${opened.refusal}`);
	const { roundId } = opened;
	let state = await read();
	return { play, waitForStep };

	async function read(): Promise<RoundState> {
		const row = await prisma.round.findUniqueOrThrow({ where: { id: roundId } });
		return readState(row.state);
	}

	async function play(login: string, command: Command): Promise<void> {
		const answer = await services.rounds.command({
			topicId: roundId,
			personId: idOf(login),
			commandId: crypto.randomUUID(),
			expected: login === 'animation' ? { seq: state.seq } : { epoch: state.epoch },
			command,
			awayMs: () => 0,
		});
		if (!answer.ok) throw new Error(`demo: ${login} cannot ${command.type}, ${answer.code}`);
		state = { ...state, seq: answer.seq };
		clock.at += seconds(20);
	}

	/** Lets most of each step's time go by, up to the step of that kind. */
	async function waitForStep(kind: string): Promise<void> {
		state = await read();
		while (state.template.steps[state.step]?.kind !== kind) {
			clock.at += Math.round((state.plannedMs[state.step] ?? 0) * 0.8);
			await play('animation', { type: 'advance' });
			state = await read();
		}
	}
}

async function present(play: Play, { client, presentation }: Situation): Promise<void> {
	const contribution = newId<'contribution'>();
	await play(client, { type: 'write', contribution, as: 'presentation', text: text(presentation) });
}

async function clarify(play: Play, { client, questions }: Situation, clock: { at: Instant }) {
	for (const { by, text: body, answer } of questions) {
		const contribution = newId<'contribution'>();
		await play(by, { type: 'write', contribution, as: 'question', text: text(body) });
		clock.at += minutes(2);
		await play(client, { type: 'answer', contribution, text: text(answer) });
	}
}

async function consult(
	play: Play,
	{ contributions }: Situation,
	clock: { at: Instant },
): Promise<ContributionId[]> {
	const kept: ContributionId[] = [];
	for (const { by, as, text: body, isKept } of contributions) {
		const contribution = newId<'contribution'>();
		await play(by, { type: 'write', contribution, as, text: text(body) });
		clock.at += minutes(1);
		if (isKept) kept.push(contribution);
	}
	return kept;
}

async function planActions(
	play: Play,
	{ client, actions, takeaway }: Situation,
	{ kept, now }: { kept: ContributionId[]; now: Instant },
): Promise<void> {
	for (const contribution of kept) await play(client, { type: 'keep', contribution, isKept: true });
	await play(client, {
		...{ type: 'write', contribution: newId<'contribution'>(), as: 'takeaway' },
		...{ text: text(takeaway), isPrivate: false },
	});
	for (const { what, withWhom, dueInDays, indicator } of actions) {
		await play(client, {
			type: 'set-action',
			action: newId<'action'>(),
			what: text(what),
			withWhom: withWhom === null ? null : text(withWhom),
			due: new Date(now + dueInDays * 86_400_000).toISOString().slice(0, 10),
			indicator: indicator === null ? null : text(indicator),
		});
	}
}

const scores: [number, number, number][] = [
	[5, 4, 5],
	[4, 4, 5],
	[5, 5, 4],
	[4, 3, 4],
];

async function learn(play: Play, { client, learnings, adjustment }: Situation): Promise<void> {
	for (const { by, text: body, isShared } of learnings) {
		const contribution = newId<'contribution'>();
		await play(by, {
			type: 'write',
			contribution,
			as: 'learning',
			text: text(body),
			isPrivate: !isShared,
		});
	}
	const contribution = newId<'contribution'>();
	await play(client, { type: 'write', contribution, as: 'adjustment', text: text(adjustment) });
	for (const [index, answers] of scores.entries()) {
		await play(`consultation${index + 1}`, { type: 'answer-pulse', answers });
	}
}

async function followUp({ services, logins }: Stage, { client, actions }: Situation) {
	const actor = await services.accountQueries.findActor(asId<'person'>(logins.get(client) ?? ''));
	if (!actor) return;
	const open = await services.roundQueries.listOpenActions(actor);
	for (const { id, what } of open) {
		const status = actions.find((action) => action.what === what)?.status ?? 'open';
		if (status !== 'open') await services.rounds.reportAction(actor, { actionId: id, status });
	}
}
