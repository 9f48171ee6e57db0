import type { RoundId } from '../engine/round.ts';
import type { SeatRefusal } from './seating.ts';

export type OpenRefusal =
	'not-facilitator' | 'already-open' | 'unknown-template' | 'bad-minutes' | SeatRefusal;

export type Opened = { ok: true; roundId: RoundId } | { ok: false; refusal: OpenRefusal };
