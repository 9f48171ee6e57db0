import { randomUUID } from 'node:crypto';
import { asId } from '#kernel/id.ts';
import type { Participant, RoundState } from '#features/rounds/engine/round.ts';
import { readState } from '#features/rounds/store.server.ts';
import type { TestApp } from '#tests/support/app.ts';
import { aRoundInLobby } from '#tests/support/round-in-lobby.ts';

export type Seat = { personId: string; role: Participant['role']; cookie: string };
export type CrowdedRound = { roundId: string; epoch: number; seq: number; seats: Seat[] };

/**
 * Many rounds at the consultation step, each with its own group of people: copies of one that was opened and
 * led there, since leading each of them would take longer than the bench.
 */
export async function aCrowd(app: TestApp, count: number, size: number): Promise<CrowdedRound[]> {
	const { prisma } = app.database;
	const model = await aRoundInLobby(app);
	await model.goTo('consultation');
	const row = await prisma.round.findUniqueOrThrow({ where: { id: model.roundId } });
	const rounds: CrowdedRound[] = [];
	for (let rank = 0; rank < count; rank++) rounds.push(await copy(readState(row.state)));
	return rounds;

	async function copy(state: RoundState): Promise<CrowdedRound> {
		const participants = seatStrangers(state, size);
		const group = randomUUID();
		await addGroup(app, group, participants);
		const id = randomUUID();
		const clientId = participants.find(({ role }) => role === 'client')?.person ?? '';
		await prisma.round.create({
			data: {
				...row,
				...{ id, groupId: group, clientId },
				state: Object({ ...state, id, group, participants }),
			},
		});
		const seats = await Promise.all(participants.map((participant) => open(participant)));
		return { roundId: id, epoch: state.epoch, seq: state.seq, seats };
	}

	async function open({ person, role }: Participant): Promise<Seat> {
		const { name, value } = await app.services.sessions.open(app.database.prisma, person, 'bench');
		return { personId: person, role, cookie: `${name}=${value}` };
	}
}

/** The same roles taken by new people, and as many consultants as it takes to fill the table. */
function seatStrangers({ participants }: RoundState, size: number): Participant[] {
	const roles: Participant['role'][] = ['facilitator', 'client'];
	while (roles.length < size) roles.push('consultant');
	return roles.map((role) => {
		const model = participants.find((participant) => participant.role === role);
		return { role, duties: [], seat: model?.seat ?? null, person: asId<'person'>(randomUUID()) };
	});
}

async function addGroup({ database }: TestApp, groupId: string, people: Participant[]) {
	const { prisma } = database;
	const { id: organisationId } = await prisma.organisation.findFirstOrThrow();
	const agreementId = randomUUID();
	await prisma.group.create({
		data: { id: groupId, name: 'Groupe', purpose: 'Mesurer.', territory: 'Montréal' },
	});
	await prisma.agreement.create({
		data: { id: agreementId, groupId, version: 1, text: 'Entente' },
	});
	await prisma.person.createMany({
		data: people.map(({ person }, index) => ({
			...{ id: person, organisationId, email: `${person}@bench.local`, name: `Personne ${index}` },
			...{ passwordHash: '-', rulesAcceptedAt: new Date() },
		})),
	});
	await prisma.membership.createMany({
		data: people.map(({ person, role }, index) => ({
			...{ groupId, personId: person, seat: index + 1 },
			role: role === 'facilitator' ? 'facilitator' : 'member',
		})),
	});
	await prisma.agreementSignature.createMany({
		data: people.map(({ person }) => ({ agreementId, personId: person })),
	});
}
