import type { Instant } from '#kernel/clock.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Queries, Transaction } from '#platform/db/database.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { AgreementId, GroupId } from '../model.ts';
import type { PublishAgreementInput, SignAgreementInput } from '../schema.ts';

export type Agreement = {
	id: AgreementId;
	version: number;
	text: string;
	publishedAt: Instant;
	/** When each person signed this version. */
	signedAt: Map<PersonId, Instant>;
};

export type PublishAnswer =
	| { ok: true; version: number }
	| { ok: false; refusal: 'newer-version' | 'unchanged' | 'round-running' };

export type SignAnswer = { ok: true } | { ok: false; refusal: 'newer-version' };

/** The version in force; null when the group has not agreed on anything yet. */
export async function findAgreement(queries: Queries, groupId: GroupId): Promise<Agreement | null> {
	const row = await queries.agreement.findFirst({
		where: { groupId },
		orderBy: { version: 'desc' },
		include: { signatures: true },
	});
	if (!row) return null;
	return {
		id: asId<'agreement'>(row.id),
		version: row.version,
		text: row.text,
		publishedAt: row.publishedAt.getTime(),
		signedAt: new Map(
			row.signatures.map(({ personId, signedAt }) => [
				asId<'person'>(personId),
				signedAt.getTime(),
			]),
		),
	};
}

/** Adds a version. Expects the group to be locked. */
export async function addVersion(
	tx: Transaction,
	{ groupId, text, after }: PublishAgreementInput,
	at: Instant,
): Promise<PublishAnswer> {
	const latest = await findAgreement(tx, groupId);
	if ((latest?.version ?? 0) !== after) return { ok: false, refusal: 'newer-version' };
	if (latest?.text === text) return { ok: false, refusal: 'unchanged' };
	// A new version asks everybody to sign again, and who has not signed cannot act: a round under way would stop.
	const running = await tx.group.count({
		where: { id: groupId, rounds: { some: { status: 'running' } } },
	});
	if (running > 0) return { ok: false, refusal: 'round-running' };
	const version = after + 1;
	await tx.agreement.create({
		data: { id: newId<'agreement'>(), groupId, version, text, publishedAt: new Date(at) },
	});
	return { ok: true, version };
}

/** Signs the version that was read, if it is still the one in force. Expects the group to be locked. */
export async function addSignature(
	tx: Transaction,
	{ groupId, agreementId, personId }: SignAgreementInput & { personId: PersonId },
	at: Instant,
): Promise<SignAnswer> {
	const latest = await findAgreement(tx, groupId);
	if (latest?.id !== agreementId) return { ok: false, refusal: 'newer-version' };
	await tx.agreementSignature.createMany({
		data: { agreementId, personId, signedAt: new Date(at) },
		skipDuplicates: true,
	});
	return { ok: true };
}
