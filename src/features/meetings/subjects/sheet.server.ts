import type { Instant } from '#kernel/clock.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { MeetingId } from '../model.ts';
import {
	answersBy,
	preparationQuestions,
	type PreparationAnswers,
	type PreparationSheet,
} from './model.ts';
import { answersSchema, type PrepareInput } from './schema.ts';

type Whose = { meetingId: MeetingId; personId: PersonId };

/** One's own sheet: no other read of these texts exists. */
export async function readSheet(
	queries: Queries,
	{ meetingId, personId }: Whose,
): Promise<PreparationSheet> {
	const row = await queries.preparationSheet.findUnique({
		where: { meetingId_personId: { meetingId, personId } },
	});
	return {
		answers: answersOf(Object(row?.answers ?? {})),
		revision: row?.revision ?? 0,
		touchedAt: row?.touchedAt.getTime() ?? null,
	};
}

/** Writes one's sheet; the caller holds the meeting's lock. */
export async function saveSheet(
	tx: Transaction,
	{ meetingId, personId, revision, answers: sent, now }: PrepareInput & Whose & { now: Instant },
): Promise<{ ok: true } | { ok: false; refusal: 'stale' }> {
	const before = await readSheet(tx, { meetingId, personId });
	const answers = answersOf(sent);
	if (preparationQuestions.every((key) => before.answers[key] === answers[key])) {
		return { ok: true };
	}
	if (before.revision !== revision) return { ok: false, refusal: 'stale' };
	const key = { meetingId, personId };
	const saved = { answers, revision: revision + 1, touchedAt: new Date(now) };
	await tx.preparationSheet.upsert({
		where: { meetingId_personId: key },
		create: { ...key, ...saved },
		update: saved,
	});
	return { ok: true };
}

/** Every question with its text: one that was added since is empty, one that is asked no more is left out. */
function answersOf(stored: object): PreparationAnswers {
	const known = new Map<string, unknown>(Object.entries(stored));
	return answersSchema.parse(answersBy((question) => String(known.get(question) ?? '')));
}
