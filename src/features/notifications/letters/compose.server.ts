import type { PrismaClient } from '#platform/db/generated/client.ts';
import { letterHtml } from '#platform/mail/letter-html.ts';
import { letterText } from '#platform/mail/letter-text.ts';
import type {
	AddressComposer,
	Composer,
	LetterBody,
	LetterFoot,
	LetterSample,
	OutgoingLetter,
} from '#platform/mail/letter.ts';
import { footFor } from '../mails.server.ts';
import { isNoticeType, kindOf, type About, type NoticeKind } from '../model.ts';
import { isOn } from '../preferences/choices.ts';
import { readChoices } from '../preferences/read.server.ts';

export type WaitingLetter = {
	id: string;
	type: string;
	personId: string | null;
	about: About;
	attempts: number;
	createdAt: Date;
};

export type Composed =
	{ ok: true; letter: OutgoingLetter } | { ok: false; reason: 'outdated' | 'unsubscribed' };

export type Compose = (letter: WaitingLetter) => Promise<Composed>;

type Dependencies = {
	prisma: PrismaClient;
	publicOrigin: string;
	composers: ReadonlyMap<string, Composer>;
	addressComposers: ReadonlyMap<string, AddressComposer>;
	/** The link that ends a kind of letters for a person, signed. */
	unsubscribeLink: (personId: string, kind: NoticeKind) => Promise<string>;
};

/** Letters are written when they leave: what changed since they were due is what they say, or why they stay. */
export function composing(dependencies: Dependencies): Compose {
	const { prisma, publicOrigin, composers, addressComposers, unsubscribeLink } = dependencies;
	const outdated = { ok: false, reason: 'outdated' } as const;

	return async ({ id, type, personId, about }) => {
		if (personId === null) {
			const written = await addressComposers.get(type)?.(about);
			if (!written) return outdated;
			const { recipient, body } = written;
			const foot = footFor({ publicOrigin, unsubscribe: null });
			return ready(id, { recipient, body, foot, unsubscribe: null });
		}
		const person = await prisma.person.findUnique({ where: { id: personId } });
		if (!person || person.deactivatedAt || !isNoticeType(type)) return outdated;
		const kind = kindOf[type];
		const { choicesOf } = await readChoices(prisma, [personId]);
		if (!isOn(choicesOf(personId), kind, 'mail')) return { ok: false, reason: 'unsubscribed' };
		const body = await composers.get(type)?.(personId, about);
		if (!body) return outdated;
		const unsubscribe = await unsubscribeLink(personId, kind);
		const foot = footFor({ publicOrigin, unsubscribe });
		return ready(id, { recipient: person.email, body, foot, unsubscribe });
	};
}

type Parts = {
	recipient: string;
	body: LetterBody;
	foot: LetterFoot;
	unsubscribe: string | null;
};

function ready(id: string, { recipient, body, foot, unsubscribe }: Parts): Composed {
	return {
		ok: true,
		letter: {
			...{ id, recipient, unsubscribe, subject: body.subject },
			text: letterText(body, foot),
			html: letterHtml(body, foot),
			calendar: body.calendar ?? null,
		},
	};
}

/** A sample with its foot, as it would leave. */
export function composeSample({ type, body }: LetterSample, publicOrigin: string) {
	const isForAddress = type === 'invitation-made';
	const unsubscribe = isForAddress ? null : `${publicOrigin}/desabonnement/modele`;
	const foot = footFor({ publicOrigin, unsubscribe });
	return {
		type,
		subject: body.subject,
		html: letterHtml(body, foot),
		text: letterText(body, foot),
	};
}
