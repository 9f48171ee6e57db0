import type { Instant } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Prisma } from '#platform/db/generated/client.ts';
import type { Transaction } from '#platform/db/database.server.ts';
import { isForCalendars, kindOf, type NewNotice, type NoticeChannel } from '../model.ts';
import { isOn } from '../preferences/choices.ts';
import { afterQuietHours } from '../preferences/quiet-hours.ts';
import { readChoices } from '../preferences/read.server.ts';

/** PostgreSQL takes 65,535 parameters in a query; a notice has eight. */
const rowsAtOnce = 1_000;

/** Writes what people are told, each on the channels they chose; what was told already is not told again. */
export async function tellPeople(
	tx: Transaction,
	notices: readonly NewNotice[],
	{ now, hasMail }: { now: Instant; hasMail: boolean },
): Promise<void> {
	for (let start = 0; start < notices.length; start += rowsAtOnce) {
		await tellSome(tx, notices.slice(start, start + rowsAtOnce), { now, hasMail });
	}
}

async function tellSome(
	tx: Transaction,
	notices: readonly NewNotice[],
	{ now, hasMail }: { now: Instant; hasMail: boolean },
): Promise<void> {
	const { choicesOf, rhythmOf } = await readChoices(
		tx,
		notices.map(({ personId }) => personId),
	);
	const wants = ({ personId, type }: NewNotice, channel: NoticeChannel) =>
		isOn(choicesOf(personId), kindOf[type], channel);
	const columns = ({ personId, type, key, about }: NewNotice) => ({
		...{ id: newId(), personId, type, key },
		about: { ...about } satisfies Prisma.InputJsonObject,
	});
	await tx.notice.createMany({
		data: notices.map((notice) => ({
			...columns(notice),
			isShown: wants(notice, 'app') && !isForCalendars(notice.type),
			at: new Date(now),
		})),
		skipDuplicates: true,
	});
	if (!hasMail) return;
	await tx.letter.createMany({
		data: notices
			.filter((notice) => wants(notice, 'mail'))
			.map((notice) => ({
				...columns(notice),
				createdAt: new Date(now),
				dueAt: new Date(notice.isUrgent ? now : afterQuietHours(now, rhythmOf(notice.personId))),
			})),
		skipDuplicates: true,
	});
}
