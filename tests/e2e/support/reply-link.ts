import { asId } from '#kernel/id.ts';
import { createSignedLinks } from '#platform/auth/signed-links.server.ts';
import { openDatabase } from '#platform/db/database.server.ts';
import { signReplyLink } from '#features/meetings/calendar/reply-link.server.ts';
import { startServer, type RunningServer } from '#tests/support/server.ts';

/** A server over a demo of its own, and the address that a letter would hold for this person and this meeting. */
export async function startServerWithReplyLink(
	email: string,
	title: string,
): Promise<{ server: RunningServer; path: string }> {
	const env = { LOG_LEVEL: 'warn' };
	const { dataDir, stop } = await startServer({ mode: 'demo', env });
	await stop();
	const database = await openDatabase({ folder: dataDir }, () => {});
	const { prisma } = database;
	const person = await prisma.person.findUniqueOrThrow({ where: { email } });
	const meeting = await prisma.meeting.findFirstOrThrow({ where: { title } });
	const token = await signReplyLink(createSignedLinks(prisma), 'reply-by-link', {
		...{ personId: asId<'person'>(person.id), meetingId: asId<'meeting'>(meeting.id) },
		startsAt: meeting.startsAt.getTime(),
	});
	await database.close();
	return { server: await startServer({ mode: 'demo', dataDir, env }), path: `/repondre/${token}` };
}
