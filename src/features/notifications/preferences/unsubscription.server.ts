import { isUuid } from '#kernel/id.ts';
import type { SignedLinks } from '#platform/auth/signed-links.server.ts';
import { noticeKinds, type NoticeKind } from '../model.ts';

/** The address that ends the letters of one kind for a person, signed by this server. */
export async function unsubscriptionPath(
	links: SignedLinks,
	personId: string,
	kind: NoticeKind,
): Promise<string> {
	return `/desabonnement/${await links.sign('unsubscribe', `${personId}:${kind}`)}`;
}

/** Whose letters of which kind a token ends; null for one that this server did not sign. */
export async function readUnsubscription(
	links: SignedLinks,
	token: string,
): Promise<{ personId: string; kind: NoticeKind } | null> {
	const payload = await links.verify('unsubscribe', token);
	const [personId = '', sent = ''] = (payload ?? '').split(':');
	const kind = noticeKinds.find((one) => one === sent);
	return kind && isUuid(personId) ? { personId, kind } : null;
}
