import type { Instant } from '#kernel/clock.ts';
import { asId, isUuid } from '#kernel/id.ts';
import type { SignedLinks } from '#platform/auth/signed-links.server.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { MeetingId } from '../model.ts';

/** Who may answer by a link, and about what: a meeting that moves asks again, so its time is part of it. */
export type ReplyLink = { personId: PersonId; meetingId: MeetingId; startsAt: Instant };

/** In a letter, for a page of three buttons; or behind an address that receives what calendar programs answer. */
export type ReplyPurpose = 'reply-by-link' | 'reply-by-calendar';

export const signReplyLink = (
	links: SignedLinks,
	purpose: ReplyPurpose,
	{ personId, meetingId, startsAt }: ReplyLink,
): Promise<string> => links.sign(purpose, [personId, meetingId, startsAt].join(':'));

/** What a link was signed for; null for whatever we did not sign for this purpose. */
export async function openReplyLink(
	links: SignedLinks,
	purpose: ReplyPurpose,
	token: string,
): Promise<ReplyLink | null> {
	const [personId = '', meetingId = '', startsAt = ''] =
		(await links.verify(purpose, token))?.split(':') ?? [];
	if (!isUuid(personId) || !isUuid(meetingId)) return null;
	return {
		...{ personId: asId<'person'>(personId), meetingId: asId<'meeting'>(meetingId) },
		startsAt: Number(startsAt),
	};
}
