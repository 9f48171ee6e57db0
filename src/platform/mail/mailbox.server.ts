import type { Instant } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Mailer } from './mailer.server.ts';

export type MailboxLine = { id: string; at: Instant; recipient: string; subject: string };

const listed = 200;

/** What was sent where nothing leaves the machine; elsewhere it does not exist. */
export function createMailbox(prisma: PrismaClient, { kind }: Mailer) {
	return { list, get };

	/** The latest first; those of one address when it is given. */
	async function list(recipient: string | null): Promise<MailboxLine[]> {
		show();
		const rows = await prisma.mailboxLetter.findMany({
			where: recipient ? { recipient } : {},
			orderBy: { id: 'desc' },
			take: listed,
			select: { id: true, at: true, recipient: true, subject: true },
		});
		return rows.map((row) => ({ ...row, id: String(row.id), at: row.at.getTime() }));
	}

	async function get(id: string) {
		show();
		const row = /^\d{1,15}$/.test(id)
			? await prisma.mailboxLetter.findUnique({ where: { id: BigInt(id) } })
			: null;
		if (!row) throw new AppError('not-found', `letter ${id}`);
		return { ...row, id, at: row.at.getTime() };
	}

	function show(): void {
		if (kind !== 'mailbox') throw new AppError('not-found', 'the mailbox of the demonstration');
	}
}
