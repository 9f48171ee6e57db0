import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, newId } from '#kernel/id.ts';
import type { Role, RoundState } from '#features/rounds/engine/round.ts';
import { commandSchema } from '#features/rounds/schema.ts';
import { aTestApp, type TestApp } from '#tests/support/app.ts';
import { rights, type Right, type Stage } from '#tests/support/rights.ts';
import {
	aRoundInLobby,
	aSignedGroup,
	aText,
	type LobbyRound,
} from '#tests/support/round-in-lobby.ts';

let server: TestApp;
let round: LobbyRound;
/** The round as it was at each moment, to come back to before each try. */
const moments = new Map<string, RoundState>();

const loginOf: Record<Role, string> = {
	observer: 'observation',
	consultant: 'consultation1',
	client: 'cliente',
	facilitator: 'animation',
};
const roles: readonly Role[] = ['observer', 'consultant', 'client', 'facilitator'];
/** A member who came after the opening, a member of another group, and TCRI's staff. */
const outside = ['consultation5', 'exterieur', 'moderation', 'admin'];
const types = commandSchema.options.map(({ shape }) => shape.type.value);

beforeAll(async () => {
	server = await aTestApp();
	const groupId = await aSignedGroup(server);
	const earlier = await aRoundInLobby(server, { groupId });
	await earlier.goTo('action-plan');
	await earlier.send('cliente', {
		...{ type: 'set-action', action: newId<'action'>(), what: aText('Appeler le père') },
		...{ withWhom: null, due: null, indicator: null },
	});
	await earlier.goTo('learning');
	await earlier.send('animation', { type: 'close' });

	round = await aRoundInLobby(server, { groupId, latecomer: 'consultation5' });
	moments.set('lobby', await round.read());
	for (const { kind } of (await round.read()).template.steps) {
		await round.goTo(kind);
		moments.set(kind, await round.read());
	}
	await round.send('animation', { type: 'close' });
	moments.set('closed', await round.read());
});
afterAll(() => server.close());

test('every command a socket may send is in the matrix', () => {
	expect(Object.keys(rights).sort()).toEqual([...types].sort());
});

test.each(types)('« %s » while the round runs', async (type) => {
	const right = rights[type];
	for (const role of roles) {
		expect([role, await tryAt(right.at, right, loginOf[role])]).toEqual([
			role,
			right.running[role],
		]);
	}
	for (const login of outside) {
		expect([login, await tryAt(right.at, right, login)]).toEqual([login, 'not-found']);
	}
});

test.each(types)('« %s » before the round starts', async (type) => {
	const right = rights[type];
	for (const role of roles) {
		const expected = right.lobby
			? [right.lobby[role]]
			: ['not-running', ...(right.running[role] === 'ok' ? [] : [right.running[role]])];
		expect(expected).toContain(await tryAt('lobby', right, loginOf[role]));
	}
	for (const login of outside) {
		expect([login, await tryAt('lobby', right, login)]).toEqual([login, 'not-found']);
	}
});

test('once the round is closed, nobody changes anything in it', async () => {
	for (const right of Object.values(rights)) {
		for (const login of Object.values(loginOf)) {
			expect(await tryAt('closed', right, login)).toBe('already-closed');
		}
		for (const login of outside) {
			expect([login, await tryAt('closed', right, login)]).toEqual([login, 'not-found']);
		}
	}
});

/** Comes back to a moment, puts what is needed on the table, tries; « ok », or the code of the refusal. */
async function tryAt(moment: string, right: Right, login: string): Promise<string> {
	await comeBackTo(moment);
	// Where everything is refused there is nothing to put on the table.
	const isVain = moment === 'closed' || outside.includes(login);
	const stage: Stage = {
		login,
		read: round.read,
		give: round.give,
		send: isVain ? async () => null : round.attempt,
		personOf: (one) => asId<'person'>(server.personOf(one)),
	};
	const command = await right.prepare(stage);
	const { seq, epoch } = await round.read();
	const answer = await round.give(login, {
		command,
		expected: login === 'animation' ? { seq } : { epoch },
		facilitatorAwayMs: right.facilitatorAwayMs ?? 0,
	});
	return answer.ok ? 'ok' : answer.code;
}

async function comeBackTo(moment: string): Promise<void> {
	const state = moments.get(moment);
	if (!state) throw new Error(`no such moment: ${moment}`);
	const { roundId } = round;
	const { prisma } = server.database;
	const now = await round.read();
	if (now.seq === state.seq && now.status === state.status) return;
	await prisma.roundEvent.deleteMany({ where: { roundId } });
	await prisma.roundDeadline.deleteMany({ where: { roundId } });
	await prisma.round.update({
		where: { id: roundId },
		data: { state, seq: state.seq, status: state.status },
	});
}
