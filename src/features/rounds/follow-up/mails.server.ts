import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Composer, LetterAbout, LetterBody, LetterSample } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';
import { openColumns } from '../reflection/action-status.ts';
import type { FollowUpQueries } from './queries.server.ts';

type Dependencies = {
	prisma: PrismaClient;
	publicOrigin: string;
	followUpQueries: Pick<FollowUpQueries, 'listReaders' | 'isAsked'>;
};

type Words = { subject: () => string; lead: () => string; see: () => string };
/** Whether there is still something to say, and where it is read. */
type Check = (personId: string, about: LetterAbout) => Promise<string | null>;

/**
 * Letters about what follows a round. They say that something waits, and lead there: no action, no card and nobody's name
 * is in them.
 */
export function createFollowUpMails(dependencies: Dependencies): Map<string, Composer> {
	const { prisma, publicOrigin, followUpQueries } = dependencies;
	return new Map([
		['action-reminder', composer(isStillOpen, recallWords)],
		['postcard', composer(isToWrite, postcardWords)],
		['postcard-received', composer(isReadable, receivedWords)],
		['companion-chosen', composer(isStillAsked, chosenWords)],
		['companion-nudge', composer(isStillAsked, nudgeWords)],
	]);

	function composer(check: Check, words: Words): Composer {
		return async (personId, about) => {
			const path = await check(personId, about);
			return path === null ? null : bodyOf(words, `${publicOrigin}${path}`);
		};
	}

	async function isStillOpen(personId: string, { roundId, due }: LetterAbout) {
		const left = await prisma.roundAction.count({
			where: {
				...{ roundId: String(roundId), ownerId: personId },
				due: due === null ? null : String(due),
				status: { in: [...openColumns] },
				round: { group: { memberships: { some: { personId, leftAt: null } } } },
			},
		});
		return left > 0 ? '/accueil' : null;
	}

	async function isToWrite(personId: string, { roundId }: LetterAbout) {
		const waiting = await prisma.round.count({
			where: {
				...{ id: String(roundId), clientId: personId, postcard: null },
				group: { memberships: { some: { personId, leftAt: null } } },
			},
		});
		return waiting > 0 ? `/rondes/${roundId}/carte-postale` : null;
	}

	async function isReadable(personId: string, { roundId }: LetterAbout) {
		const readers = await followUpQueries.listReaders(prisma, String(roundId));
		return readers.some((id) => id === personId) ? `/rondes/${roundId}/carte-postale` : null;
	}

	async function isStillAsked(personId: string, { roundId }: LetterAbout) {
		const isAsked = await followUpQueries.isAsked(prisma, String(roundId), personId);
		return isAsked ? `/rondes/${roundId}/resume` : null;
	}
}

const bodyOf = ({ subject, lead, see }: Words, href: string): LetterBody => ({
	...{ subject: subject(), lead: [lead()], closing: [m.followup_mail_inside()] },
	action: { label: see(), href },
});

/** Each of these letters, about a round that is nobody's. */
export const sampleFollowUpMails = (publicOrigin: string): LetterSample[] =>
	[
		{ type: 'action-reminder', words: recallWords },
		{ type: 'postcard', words: postcardWords },
		{ type: 'postcard-received', words: receivedWords },
		{ type: 'companion-chosen', words: chosenWords },
		{ type: 'companion-nudge', words: nudgeWords },
	].map(({ type, words }) => ({ type, body: bodyOf(words, `${publicOrigin}/accueil`) }));

const recallWords: Words = {
	subject: m.followup_mail_recall_subject,
	lead: m.followup_mail_recall_lead,
	see: m.followup_mail_recall_see,
};
const postcardWords: Words = {
	subject: m.followup_mail_postcard_subject,
	lead: m.followup_mail_postcard_lead,
	see: m.followup_mail_postcard_see,
};
const receivedWords: Words = {
	subject: m.followup_mail_received_subject,
	lead: m.followup_mail_received_lead,
	see: m.followup_mail_received_see,
};
const chosenWords: Words = {
	subject: m.followup_mail_chosen_subject,
	lead: m.followup_mail_chosen_lead,
	see: m.followup_mail_companion_see,
};
const nudgeWords: Words = {
	subject: m.followup_mail_nudge_subject,
	lead: m.followup_mail_nudge_lead,
	see: m.followup_mail_companion_see,
};
