import { asId, newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { Command } from '#features/rounds/engine/commands.ts';
import { defaultFormat } from '#features/rounds/engine/formats.ts';
import type { GroupId, RoundId, RoundState } from '#features/rounds/engine/round.ts';
import { readState } from '#features/rounds/store.server.ts';
import type { Services } from '#server/services.ts';

type Stage = { services: Services; database: Database };
type Planned = { what: string; due: string | null };
type Held = {
	groupId: GroupId;
	facilitator: Actor;
	client: Actor;
	/** Those who sit down besides the two. */
	others: readonly Actor[];
	actions?: readonly Planned[];
};

/** A round of the default template, opened by its facilitator and with everybody seated. */
export async function anOpenRound(stage: Stage, held: Held) {
	const { services, database } = stage;
	const { groupId, facilitator, client, others } = held;
	const opened = await services.rounds.open(facilitator, {
		...{ groupId, templateKey: defaultFormat.key, clientId: client.id },
		...{ coFacilitatorId: null, timeKeeperId: null, observers: [], listening: 'strict' },
		minutes: defaultFormat.steps.map(({ length }) => length),
	});
	if (!opened.ok) throw new Error(opened.refusal);
	const { roundId } = opened;
	for (const person of [facilitator, client, ...others]) {
		await play(person, { type: 'sit', place: person === client ? 'remote' : 'room' });
	}
	return { roundId, play, goTo, close };

	async function play(person: Actor, command: Command): Promise<void> {
		const { seq, epoch } = await read();
		const answer = await services.rounds.command({
			...{ topicId: roundId, personId: person.id, commandId: newId(), command },
			expected: person.id === facilitator.id ? { seq } : { epoch },
			awayMs: () => 0,
		});
		if (!answer.ok) throw new Error(`${command.type}: ${answer.code}`);
	}

	async function goTo(kind: string): Promise<void> {
		if ((await read()).status === 'lobby') await play(facilitator, { type: 'start' });
		for (let state = await read(); stepOf(state) !== kind; state = await read()) {
			await play(facilitator, { type: 'advance' });
		}
	}

	async function close(): Promise<void> {
		await goTo('learning');
		await play(facilitator, { type: 'close' });
	}

	async function read(): Promise<RoundState> {
		const row = await database.prisma.round.findUniqueOrThrow({ where: { id: roundId } });
		return readState(row.state);
	}
}

const stepOf = ({ template, step }: RoundState) => template.steps[step]?.kind;

/** A round that went to its end, with what its client planned. */
export async function aClosedRound(stage: Stage, held: Held): Promise<RoundId> {
	const round = await anOpenRound(stage, held);
	await round.goTo('action-plan');
	for (const { what, due } of held.actions ?? []) {
		await round.play(held.client, {
			...{ type: 'set-action', action: newId<'action'>(), due },
			...{ what: { id: newId<'text'>(), body: what }, withWhom: null, indicator: null },
		});
	}
	await round.close();
	return asId<'round'>(round.roundId);
}
