import type { Instant } from '#kernel/clock.ts';
import { resolveLocal, type Resolved } from '../schedule/local-time.ts';

export type SlotRefusal =
	Extract<Resolved, { ok: false }>['refusal'] | 'past' | 'slot-twice' | 'before-deadline';

export type Resolution =
	| { ok: true; slots: { localStart: string; startsAt: Instant }[] }
	/** What is wrong with each date, by the date as it was written. */
	| { ok: false; refusal: 'bad-slots'; wrong: Record<string, SlotRefusal> };

/** The instants of the dates proposed, the earliest first: each one names an hour to come, and none comes twice. */
export function resolveSlots(
	localStarts: readonly string[],
	timeZone: string,
	now: Instant,
): Resolution {
	const found = localStarts.map((localStart) => ({
		localStart,
		...resolveSlot(localStart, timeZone, now),
	}));
	const wrong = found.flatMap(({ localStart, ...one }): [string, SlotRefusal][] => {
		if (!one.ok) return [[localStart, one.refusal]];
		const isTwice = localStarts.filter((other) => other === localStart).length > 1;
		return isTwice ? [[localStart, 'slot-twice']] : [];
	});
	if (wrong.length > 0) {
		return { ok: false, refusal: 'bad-slots', wrong: Object.fromEntries(wrong) };
	}
	const slots = found.flatMap((one) =>
		one.ok ? [{ localStart: one.localStart, startsAt: one.at }] : [],
	);
	return { ok: true, slots: slots.toSorted((one, other) => one.startsAt - other.startsAt) };
}

/** The instant of one date proposed. */
export function resolveSlot(
	localStart: string,
	timeZone: string,
	now: Instant,
): { ok: true; at: Instant } | { ok: false; refusal: SlotRefusal } {
	// A day alone would be midnight.
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(localStart)) {
		return { ok: false, refusal: 'unknown-time' };
	}
	const resolved = resolveLocal(localStart, timeZone);
	return resolved.ok && resolved.at <= now ? { ok: false, refusal: 'past' } : resolved;
}
