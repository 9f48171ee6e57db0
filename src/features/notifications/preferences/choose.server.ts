import type { Transaction } from '#platform/db/database.server.ts';
import { channelsOf, noticeKinds, type NoticeChannel, type NoticeKind } from '../model.ts';
import type { ChoicesInput } from '../schema.ts';

/** Writes all the choices of a person. */
export async function writeChoices(
	tx: Transaction,
	personId: string,
	{ told, timeZone, isQuiet, quietFrom, quietTo, digestDay }: ChoicesInput,
): Promise<void> {
	for (const kind of noticeKinds) {
		for (const channel of channelsOf(kind)) {
			await writeChoice(tx, personId, { kind, channel, isOn: told.includes(`${kind}:${channel}`) });
		}
	}
	const rhythm = {
		...{ timeZone, digestDay },
		quietFrom: isQuiet ? quietFrom : null,
		quietTo: isQuiet ? quietTo : null,
	};
	await tx.noticeRhythm.upsert({
		where: { personId },
		create: { personId, ...rhythm },
		update: rhythm,
	});
}

type Choice = { kind: NoticeKind; channel: NoticeChannel; isOn: boolean };

/** Writes one choice, and leaves the others as they are. */
export async function writeChoice(
	tx: Transaction,
	personId: string,
	{ kind, channel, isOn }: Choice,
): Promise<void> {
	await tx.noticePreference.upsert({
		where: { personId_kind_channel: { personId, kind, channel } },
		create: { personId, kind, channel, isOn },
		update: { isOn },
	});
}
