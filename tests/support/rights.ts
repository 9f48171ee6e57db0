import { asId, newId } from '#kernel/id.ts';
import type { Command } from '#features/rounds/engine/commands.ts';
import type { PersonId, Role } from '#features/rounds/engine/round.ts';
import { aText, aWriting, type LobbyRound } from './round-in-lobby.ts';

/** « ok », or the code of the refusal, by the role of the person who tries. */
type Outcomes = Record<Role, string>;

export type Stage = Pick<LobbyRound, 'read' | 'give'> & {
	/** The person who tries. */
	login: string;
	personOf: (login: string) => PersonId;
	/** Sends on somebody's behalf what has to be there before; nothing happens where it is refused. */
	send: (login: string, command: Command) => Promise<unknown>;
};

export type Right = {
	/** The step at which it is tried, once the round runs. */
	at: string;
	/** Puts on the table what the command needs, and gives the command. */
	prepare: (stage: Stage) => Command | Promise<Command>;
	running: Outcomes;
	/** What it gives before the start; « not-running » where left out. */
	lobby?: Outcomes;
	facilitatorAwayMs?: number;
};

const outcomes = (
	observer: string,
	consultant: string,
	client: string,
	facilitator: string,
): Outcomes => ({ observer, consultant, client, facilitator });

const facilitatorOnly = outcomes('not-facilitator', 'not-facilitator', 'not-facilitator', 'ok');
const clientOnly = outcomes('not-client', 'not-client', 'ok', 'not-client');
const table = outcomes('not-in-this-role', 'ok', 'ok', 'ok');
const everyone = outcomes('ok', 'ok', 'ok', 'ok');
const tooLate = { ...facilitatorOnly, facilitator: 'not-in-lobby' };

const other = 'consultation2';
const always = (command: Command) => () => command;
const conduct = (type: 'advance' | 'go-back' | 'pause'): Right => ({
	...{ at: 'clarification', prepare: always({ type }), running: facilitatorOnly },
});

/** A private learning of the person who tries: theirs to change, to take back or to show. */
async function aLearningOf({ send, login }: Stage) {
	const writing = aWriting('learning', 'pour moi', true);
	await send(login, writing);
	return writing.contribution;
}

async function anActionOf(login: string, { send }: Stage) {
	const action = newId<'action'>();
	const rest = { withWhom: null, due: null, indicator: null };
	await send(login, { type: 'set-action', action, what: aText('appeler'), ...rest });
	return action;
}

/** Something written by another consultant at the step under way. */
async function aTextOfAnother({ send }: Stage, as: 'subject' | 'question' | 'lead') {
	const writing = aWriting(as, 'de quelqu’un d’autre');
	await send(other, writing);
	return writing.contribution;
}

/** Every command of a socket, who may give it and when: a new command does not compile without its line. */
export const rights: Record<Command['type'], Right> = {
	sit: {
		...{ at: 'welcome', running: everyone, lobby: everyone },
		prepare: always({ type: 'sit', place: 'remote' }),
	},
	'name-client': {
		...{ at: 'welcome', running: tooLate, lobby: facilitatorOnly },
		prepare: ({ personOf }) => ({ type: 'name-client', person: personOf(other) }),
	},
	'assign-duty': {
		...{ at: 'welcome', running: tooLate, lobby: facilitatorOnly },
		prepare: ({ personOf }) => ({
			...{ type: 'assign-duty', person: personOf(other), duty: 'secretary' },
		}),
	},
	start: {
		...{ at: 'welcome', running: tooLate, lobby: facilitatorOnly },
		prepare: always({ type: 'start' }),
	},
	cancel: {
		...{ at: 'welcome', running: facilitatorOnly, lobby: facilitatorOnly },
		prepare: always({ type: 'cancel' }),
	},
	advance: conduct('advance'),
	'go-back': conduct('go-back'),
	pause: conduct('pause'),
	undo: {
		...{ at: 'clarification', running: facilitatorOnly },
		prepare: async ({ send }) => {
			await send('animation', { type: 'advance' });
			return { type: 'undo' };
		},
	},
	resume: {
		...{ at: 'clarification', running: facilitatorOnly },
		prepare: async ({ send }) => {
			await send('animation', { type: 'pause' });
			return { type: 'resume' };
		},
	},
	extend: {
		...{ at: 'clarification', running: facilitatorOnly },
		prepare: always({ type: 'extend', minutes: 2 }),
	},
	'set-listening': {
		...{ at: 'welcome', running: facilitatorOnly, lobby: facilitatorOnly },
		prepare: always({ type: 'set-listening', listening: 'active' }),
	},
	'raise-hand': { at: 'learning', running: table, prepare: always({ type: 'raise-hand' }) },
	'lower-hand': {
		...{ at: 'learning', running: table },
		prepare: async ({ send, login }) => {
			await send(login, { type: 'raise-hand' });
			return { type: 'lower-hand' };
		},
	},
	'give-floor': {
		...{ at: 'learning', running: facilitatorOnly },
		prepare: ({ personOf }) => ({ type: 'give-floor', person: personOf(other) }),
	},
	'take-back-floor': {
		...{ at: 'learning', running: facilitatorOnly },
		prepare: async ({ send, personOf }) => {
			await send('animation', { type: 'give-floor', person: personOf(other) });
			return { type: 'take-back-floor' };
		},
	},
	'pass-floor': {
		...{ at: 'learning', running: table },
		prepare: async ({ send, login, personOf }) => {
			await send('animation', { type: 'give-floor', person: personOf(login) });
			return { type: 'pass-floor' };
		},
	},
	'start-go-round': {
		...{ at: 'learning', running: facilitatorOnly },
		prepare: always({ type: 'start-go-round' }),
	},
	'stop-go-round': {
		...{ at: 'learning', running: facilitatorOnly },
		prepare: async ({ send }) => {
			await send('animation', { type: 'start-go-round' });
			return { type: 'stop-go-round' };
		},
	},
	write: {
		...{ at: 'learning', running: table },
		prepare: () => aWriting('learning', 'ce que j’emporte'),
	},
	edit: {
		...{ at: 'learning', running: table },
		prepare: async (stage) => ({
			...{ type: 'edit', contribution: await aLearningOf(stage), text: aText('mieux dit') },
		}),
	},
	withdraw: {
		...{ at: 'learning', running: table },
		prepare: async (stage) => ({ type: 'withdraw', contribution: await aLearningOf(stage) }),
	},
	share: {
		...{ at: 'learning', running: table },
		prepare: async (stage) => ({ type: 'share', contribution: await aLearningOf(stage) }),
	},
	reveal: {
		...{ at: 'presentation', running: facilitatorOnly },
		prepare: async (stage) => {
			await aTextOfAnother(stage, 'question');
			return { type: 'reveal' };
		},
	},
	'accept-late': {
		...{ at: 'clarification', running: facilitatorOnly },
		prepare: async ({ send, give, read }) => {
			const { epoch } = await read();
			await send('animation', { type: 'advance' });
			const late = aWriting('question', 'juste après');
			await give(other, { command: late, expected: { epoch } });
			return { type: 'accept-late', contribution: late.contribution };
		},
	},
	answer: {
		...{ at: 'clarification', running: clientOnly },
		prepare: async (stage) => {
			const contribution = await aTextOfAnother(stage, 'question');
			return { type: 'answer', contribution, text: aText('depuis mai') };
		},
	},
	keep: {
		...{ at: 'consultation', running: clientOnly },
		prepare: async (stage) => {
			const contribution = await aTextOfAnother(stage, 'lead');
			return { type: 'keep', contribution, isKept: true };
		},
	},
	vote: {
		at: 'choice',
		running: { ...table, facilitator: 'not-in-this-role' },
		prepare: async (stage) => {
			const subject = await aTextOfAnother(stage, 'subject');
			return { type: 'vote', vote: newId<'vote'>(), subject };
		},
	},
	'reveal-votes': {
		...{ at: 'choice', running: facilitatorOnly },
		prepare: async (stage) => {
			const subject = await aTextOfAnother(stage, 'subject');
			await stage.send('consultation3', { type: 'vote', vote: newId<'vote'>(), subject });
			return { type: 'reveal-votes' };
		},
	},
	'publish-contract': {
		...{ at: 'contract', running: clientOnly },
		prepare: () => ({ type: 'publish-contract', text: aText('J’aimerais repartir…') }),
	},
	'set-action': {
		at: 'action-plan',
		running: outcomes('not-in-this-role', 'not-client', 'ok', 'not-client'),
		prepare: () => ({
			...{ type: 'set-action', action: newId<'action'>(), what: aText('appeler') },
			...{ withWhom: null, due: null, indicator: null },
		}),
	},
	'remove-action': {
		at: 'action-plan',
		running: outcomes('not-in-this-role', 'not-client', 'ok', 'not-client'),
		prepare: async (stage) => ({
			...{ type: 'remove-action', action: await anActionOf('cliente', stage) },
		}),
	},
	'report-action': {
		at: 'welcome',
		running: outcomes('not-owner', 'not-owner', 'ok', 'not-owner'),
		prepare: async ({ read }) => {
			const [earlier] = (await read()).earlierActions;
			return { type: 'report-action', action: earlier?.id ?? asId(''), status: 'done' };
		},
	},
	ask: {
		...{ at: 'clarification', prepare: always({ type: 'ask', what: 'pause' }) },
		running: { ...everyone, facilitator: 'already-facilitator' },
	},
	'dismiss-ask': {
		...{ at: 'clarification', running: facilitatorOnly },
		prepare: async ({ send, personOf }) => {
			await send(other, { type: 'ask', what: 'pause' });
			return { type: 'dismiss-ask', person: personOf(other), what: 'pause' };
		},
	},
	'answer-pulse': {
		...{ at: 'learning', prepare: always({ type: 'answer-pulse', answers: [5, 4, 3] }) },
		running: { ...table, facilitator: 'not-in-this-role' },
	},
	'hand-over': {
		...{ at: 'clarification', running: facilitatorOnly, lobby: facilitatorOnly },
		prepare: ({ personOf }) => ({ type: 'hand-over', to: personOf(other) }),
	},
	'take-over': {
		...{ at: 'clarification', facilitatorAwayMs: 120_000 },
		prepare: always({ type: 'take-over' }),
		running: outcomes('not-in-this-role', 'ok', 'not-in-this-role', 'already-facilitator'),
		lobby: outcomes('not-in-this-role', 'ok', 'not-in-this-role', 'already-facilitator'),
	},
	close: { at: 'learning', running: facilitatorOnly, prepare: always({ type: 'close' }) },
};
