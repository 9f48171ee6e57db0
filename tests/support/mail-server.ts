import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How a mail server takes letters: well, not at all for now, never for that address, or not before a long time. */
export type MailMood = 'well' | 'down' | 'refusing' | 'stalling';

/** A real mail server on a port of its own, in the mood a test wants. */
export async function aMailServer() {
	const received: ParsedMail[] = [];
	let mood: MailMood = 'well';
	const answer = (code: number) => Object.assign(new Error('no'), { responseCode: code });
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onMailFrom: (_address, _session, done) => {
			if (mood === 'down') return done(answer(421));
			if (mood === 'refusing') return done(answer(550));
			if (mood === 'stalling') return;
			done();
		},
		onData: (stream, _session, done) => {
			simpleParser(stream).then((mail) => {
				received.push(mail);
				done();
			}, done);
		},
	});
	server.on('error', () => {});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const address = server.server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		received,
		url: `smtp://127.0.0.1:${address.port}`,
		feel: (next: MailMood) => (mood = next),
		close: () => new Promise<void>((resolve) => server.close(() => resolve())),
	};
}
