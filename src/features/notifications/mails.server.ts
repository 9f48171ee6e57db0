import { fullDate, montreal, timeOfDay } from '#kernel/dates.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Composer, LetterBody, LetterFoot, LetterSample } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';

/** What stands under every letter: who writes, why, and how to hear less. */
export function footFor({
	publicOrigin,
	unsubscribe,
}: {
	publicOrigin: string;
	/** Null for those who have no account. */
	unsubscribe: string | null;
}): LetterFoot {
	const site = { label: m.mails_site(), href: publicOrigin };
	if (unsubscribe === null) return { lines: [m.mails_from()], links: [site] };
	return {
		lines: [m.mails_from(), m.mails_because()],
		links: [
			{ label: m.mails_choose(), href: `${publicOrigin}/compte/avis` },
			{ label: m.mails_unsubscribe(), href: unsubscribe },
			site,
		],
	};
}

/** What waits for a person, as the features and the bell count it. */
export type Week = {
	next: { startsAt: Instant; timeZone: string } | null;
	unanswered: number;
	openActions: number;
	unread: number;
};

/** The weekly digest: figures and a date, never a word of anybody; none when nothing waits. */
export function digest(
	readWeek: (personId: string) => Promise<Week | null>,
	publicOrigin: string,
): Composer {
	return async (personId) => {
		const week = await readWeek(personId);
		if (!week) return null;
		return factsOf(week).length > 0 ? digestBody(week, publicOrigin) : null;
	};
}

const digestBody = (week: Week, publicOrigin: string): LetterBody => ({
	subject: m.mails_digest_subject(),
	lead: [m.mails_digest_lead()],
	facts: factsOf(week),
	action: { label: m.mails_digest_action(), href: `${publicOrigin}/accueil` },
});

/** The digest of a week that is nobody's. */
export function sampleDigest(publicOrigin: string): LetterSample {
	const next = { startsAt: Date.UTC(2026, 11, 15, 14, 30), timeZone: montreal };
	const week = { next, unanswered: 1, openActions: 2, unread: 3 };
	return { type: 'digest', body: digestBody(week, publicOrigin) };
}

function factsOf({ next, unanswered, openActions, unread }: Week) {
	const day =
		next && `${fullDate(next.startsAt, next.timeZone)}, ${timeOfDay(next.startsAt, next.timeZone)}`;
	const counted = [
		{ label: m.mails_digest_answers(), count: unanswered },
		{ label: m.mails_digest_actions(), count: openActions },
		{ label: m.mails_digest_unread(), count: unread },
	];
	return [
		...(day ? [{ label: m.mails_digest_meeting(), text: day }] : []),
		...counted
			.filter(({ count }) => count > 0)
			.map(({ label, count }) => ({ label, text: String(count) })),
	];
}
