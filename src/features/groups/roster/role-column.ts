import type { GroupRole } from '../model.ts';

/** PostgreSQL enum labels, as Prisma spells them in TypeScript. */
export const toColumn = {
	member: 'member',
	facilitator: 'facilitator',
	'co-facilitator': 'co_facilitator',
	observer: 'observer',
} as const satisfies Record<GroupRole, string>;

export const fromColumn = {
	member: 'member',
	facilitator: 'facilitator',
	co_facilitator: 'co-facilitator',
	observer: 'observer',
} as const;
