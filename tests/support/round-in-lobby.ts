import { asId, newId } from '#kernel/id.ts';
import type { Command } from '#features/rounds/engine/commands.ts';
import { defaultFormat } from '#features/rounds/engine/formats.ts';
import type { RoundId, RoundState } from '#features/rounds/engine/round.ts';
import type { TestApp } from './app.ts';

const table = [
	'animation',
	'coanimation',
	'cliente',
	...[1, 2, 3, 4, 5].map((rank) => `consultation${rank}`),
	'observation',
];

/** A round of « Les Traversées » in its lobby, everybody seated, and a way to act in it by login. */
export async function aRoundInLobby(server: TestApp, templateKey = defaultFormat.key) {
	const { services, database, personOf } = server;
	const group = await database.prisma.group.findFirstOrThrow({
		where: { name: 'Les Traversées' },
	});
	const actor = await services.accountQueries.findActor(asId<'person'>(personOf('animation')));
	if (!actor) throw new Error('nobody facilitates');
	const opened = await services.rounds.open(actor, {
		groupId: asId<'group'>(group.id),
		templateKey,
		clientId: asId<'person'>(personOf('cliente')),
		coFacilitatorId: asId<'person'>(personOf('coanimation')),
		timeKeeperId: null,
		observers: [],
		listening: 'strict',
		minutes: defaultFormat.steps.map(({ length }) => length),
	});
	if (!opened.ok) throw new Error(opened.refusal);
	const { roundId } = opened;
	for (const login of table) await send(login, { type: 'sit', place: 'room' });
	return { roundId, groupId: group.id, send, attempt, read, goTo };

	/** Sends and expects it to be accepted. */
	async function send(login: string, command: Command): Promise<number> {
		const answer = await attempt(login, command);
		if (!answer.ok) throw new Error(`${login} cannot ${command.type}: ${answer.code}`);
		return answer.seq;
	}

	async function attempt(login: string, command: Command) {
		const state = await read(roundId);
		return services.rounds.command({
			topicId: roundId,
			personId: personOf(login),
			commandId: newId(),
			expected: login === 'animation' ? { seq: state.seq } : { epoch: state.epoch },
			command,
			awayMs: () => 0,
		});
	}

	async function read(id: RoundId = roundId): Promise<RoundState> {
		const row = await database.prisma.round.findUniqueOrThrow({ where: { id } });
		return Object(row.state);
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
