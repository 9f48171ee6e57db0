import { asId, newId } from '#kernel/id.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId, GroupRole } from '#features/groups/model.ts';
import type { Command, NewText } from '#features/rounds/engine/commands.ts';
import { defaultFormat, formats } from '#features/rounds/engine/formats.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import type { ContributionType } from '#features/rounds/engine/template.ts';
import type { OpenRoundInput } from '#features/rounds/schema.ts';
import { readState } from '#features/rounds/store.server.ts';
import type { TestApp } from './app.ts';

export const table: readonly [login: string, role: GroupRole][] = [
	['animation', 'facilitator'],
	['coanimation', 'co-facilitator'],
	['cliente', 'member'],
	['consultation1', 'member'],
	['consultation2', 'member'],
	['consultation3', 'member'],
	['consultation4', 'member'],
	['consultation5', 'member'],
	['observation', 'observer'],
];
export const tableLogins = table.map(([login]) => login);

export type LobbyRound = Awaited<ReturnType<typeof aRoundInLobby>>;

/** A group of its own around the same table, its agreement signed by everybody. */
export async function aSignedGroup(server: TestApp): Promise<GroupId> {
	const { groups } = server.services;
	const admin = await actorOf(server, 'admin');
	const groupId = await groups.create(admin, {
		name: 'Les Traversées',
		purpose: 'Accompagner la première année.',
		territory: 'Montréal',
	});
	for (const [login, role] of table) {
		await groups.admit(admin, { groupId, personId: asId(server.personOf(login)), role });
	}
	await publishAgreement(server, groupId, tableLogins);
	return groupId;
}

/** Publishes the next version of the agreement, signed by these people only. */
export async function publishAgreement(server: TestApp, groupId: GroupId, logins: string[]) {
	const { prisma } = server.database;
	const { groups } = server.services;
	const after = await prisma.agreement.count({ where: { groupId } });
	const text = `Ce qui se dit ici reste ici (version ${after + 1}).`;
	const published = { groupId, text, after };
	const answer = await groups.publishAgreement(await actorOf(server, 'animation'), published);
	if (!answer.ok) throw new Error(answer.refusal);
	const { id } = await prisma.agreement.findFirstOrThrow({
		where: { groupId },
		orderBy: { version: 'desc' },
	});
	for (const login of logins) {
		const actor = await actorOf(server, login);
		await groups.signAgreement(actor, { groupId, agreementId: asId<'agreement'>(id) });
	}
}

type Setting = {
	templateKey?: string;
	/** A group of its own when left out. */
	groupId?: GroupId;
	/** Somebody of the table who only joins the group once the round is open. */
	latecomer?: string;
};

/** A round in its lobby, everybody seated, and a way to act in it by login. */
export async function aRoundInLobby(server: TestApp, setting: Setting = {}) {
	const { services, database, personOf } = server;
	const { templateKey = defaultFormat.key, latecomer } = setting;
	const groupId = setting.groupId ?? (await aSignedGroup(server));
	const admin = await actorOf(server, 'admin');
	const late = latecomer && { groupId, personId: asId<'person'>(personOf(latecomer)) };
	if (late) await services.groups.remove(admin, late);
	const opened = await services.rounds.open(
		await actorOf(server, 'animation'),
		anOpening(server, groupId, templateKey),
	);
	if (!opened.ok) throw new Error(opened.refusal);
	if (late) await services.groups.admit(admin, { ...late, role: 'member' });
	const { roundId } = opened;
	for (const login of tableLogins) {
		if (login !== latecomer) await send(login, { type: 'sit', place: 'room' });
	}
	return { roundId, groupId, send, attempt, give, read, goTo };

	/** Sends and expects it to be accepted. */
	async function send(login: string, command: Command): Promise<number> {
		const answer = await attempt(login, command);
		if (!answer.ok) throw new Error(`${login} cannot ${command.type}: ${answer.code}`);
		return answer.seq;
	}

	async function attempt(login: string, command: Command) {
		const { seq, epoch } = await read();
		return give(login, { command, expected: login === 'animation' ? { seq } : { epoch } });
	}

	/** Sends what a socket would, whatever it is. */
	function give(
		login: string,
		part: {
			command: unknown;
			id?: string;
			expected: { seq: number } | { epoch: number };
			facilitatorAwayMs?: number;
		},
	) {
		return services.rounds.command({
			topicId: roundId,
			personId: personOf(login),
			commandId: part.id ?? newId(),
			expected: part.expected,
			command: part.command,
			awayMs: () => part.facilitatorAwayMs ?? 0,
		});
	}

	async function read(): Promise<RoundState> {
		const row = await database.prisma.round.findUniqueOrThrow({ where: { id: roundId } });
		return readState(row.state);
	}

	async function goTo(kind: string): Promise<void> {
		if ((await read()).status === 'lobby') await send('animation', { type: 'start' });
		for (;;) {
			const state = await read();
			if (state.template.steps[state.step]?.kind === kind) return;
			await send('animation', { type: 'advance' });
		}
	}
}

export async function actorOf(server: TestApp, login: string): Promise<Actor> {
	const actor = await server.services.accountQueries.findActor(asId(server.personOf(login)));
	if (!actor) throw new Error(`${login} has no account`);
	return actor;
}

/** What the form sends when Nadège opens a round for Soraya. */
export function anOpening(
	{ personOf }: TestApp,
	groupId: GroupId,
	templateKey = defaultFormat.key,
): OpenRoundInput {
	return {
		groupId,
		templateKey,
		clientId: asId(personOf('cliente')),
		coFacilitatorId: asId(personOf('coanimation')),
		timeKeeperId: null,
		observers: [],
		listening: 'strict',
		minutes: formats.get(templateKey)?.steps.map(({ length }) => length) ?? [],
	};
}

export const aText = (body: string): NewText => ({ id: newId<'text'>(), body });

export function aWriting(as: ContributionType, body: string, isPrivate = false) {
	return {
		...{ type: 'write', as, isPrivate, contribution: newId<'contribution'>() },
		text: aText(body),
	} satisfies Command;
}
