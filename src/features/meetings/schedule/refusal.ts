import type { Resolved } from './local-time.ts';

/** Why a meeting cannot be planned as asked. */
export type SettleRefusal =
	Extract<Resolved, { ok: false }>['refusal'] | 'past' | 'unknown-facilitator' | 'unknown-template';
