import nodemailer from 'nodemailer';
import type { Clock } from '#kernel/clock.ts';
import type { Config } from '#platform/config.server.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { OutgoingLetter } from './letter.ts';

export type Mailer = {
	/** Where letters go: to a mail server, to the mailbox of the demonstration, or nowhere. */
	kind: 'smtp' | 'mailbox' | 'none';
	/** Resolves once the letter was accepted. @throws what the mail server answered, or that it did not. */
	send(letter: OutgoingLetter): Promise<void>;
	close(): void;
};

type Dependencies = { config: Config; prisma: PrismaClient; clock: Clock };

/** SMTP when it is set; otherwise the mailbox at /courriels, which exists in demonstration and development only. */
export function createMailer({ config, prisma, clock }: Dependencies): Mailer {
	if (config.smtpUrl) return smtpMailer(config.smtpUrl, config);
	if (config.mode !== 'production') return mailboxMailer(prisma, clock);
	return {
		kind: 'none',
		send: () => Promise.reject(new Error('no mail server is set')),
		close: () => {},
	};
}

function smtpMailer(url: string, { mailFrom: from, smtpTimeoutMs }: Config): Mailer {
	const transport = nodemailer.createTransport({
		url,
		pool: true,
		maxConnections: 4,
		connectionTimeout: smtpTimeoutMs,
		greetingTimeout: smtpTimeoutMs,
		socketTimeout: smtpTimeoutMs,
		// A letter is written by us alone: it may neither read a file nor fetch an address.
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const host = from.address.split('@')[1] ?? 'localhost';
	return {
		kind: 'smtp',
		async send({ id, recipient, subject, text, html, calendar, unsubscribe }) {
			await transport.sendMail({
				...{ from, subject, text, html },
				// An object, not a line to parse: an address cannot become two.
				to: { name: '', address: recipient },
				messageId: `<${id}@${host}>`,
				...(calendar && calendarPart(calendar)),
				headers: {
					'Auto-Submitted': 'auto-generated',
					...(unsubscribe
						? {
								'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
								'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
							}
						: {}),
				},
			});
		},
		close: () => transport.close(),
	};
}

/** An invitation is another form of the letter; several dates are a file beside it. */
function calendarPart({ method, text: content }: NonNullable<OutgoingLetter['calendar']>) {
	if (method !== 'PUBLISH') return { icalEvent: { method, content } };
	const contentType = 'text/calendar; charset=utf-8';
	return { attachments: [{ filename: 'rencontres.ics', content, contentType }] };
}

function mailboxMailer(prisma: PrismaClient, clock: Clock): Mailer {
	return {
		kind: 'mailbox',
		async send({ recipient, subject, text, html, calendar }) {
			await prisma.mailboxLetter.create({
				data: {
					...{ recipient, subject, text, html },
					calendar: calendar?.text ?? null,
					at: new Date(clock.now()),
				},
			});
		},
		close: () => {},
	};
}
