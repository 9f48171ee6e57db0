import type { ActionStatus } from '../engine/round.ts';

/** PostgreSQL enum labels, as Prisma spells them in TypeScript. */
export const toColumn = {
	done: 'done',
	partly: 'partly',
	'not-yet': 'not_yet',
	'no-longer-relevant': 'no_longer_relevant',
} as const satisfies Record<ActionStatus, string>;

export const fromColumn = {
	open: 'open',
	done: 'done',
	partly: 'partly',
	not_yet: 'not-yet',
	no_longer_relevant: 'no-longer-relevant',
} as const;

/** Still followed: shown on its owner's home and at the next welcome step. */
export const openColumns = ['open', 'partly', 'not_yet'] as const;
