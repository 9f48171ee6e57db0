import type { FastifyInstance, FastifyReply } from 'fastify';
import { isAppError } from '#kernel/errors.ts';
import { refusalSentences } from '#features/meetings/calendar/words.server.ts';
import type { Services } from '../services.ts';

const largestReply = 64 * 1024;

/** What calendar programs read and answer. They have no session: the address is the secret, and is never logged. */
export async function addCalendar(app: FastifyInstance, services: Services): Promise<void> {
	addFeed(app, services);
	await app.register(async (scope) => addReplies(scope, services));
}

/** `GET /agenda/<secret>.ics`: one person's meetings. Whatever it is not answers the same « not-found ». */
function addFeed(app: FastifyInstance, { calendar }: Services): void {
	app.get<{ Params: { '*': string } }>('/agenda/*', async (request, reply) => {
		const [, secret] = /^([\w-]{43})\.ics$/.exec(request.params['*']) ?? [];
		void reply.header('cache-control', 'private, no-cache');
		if (!secret) return notFound(reply);
		const feed = await calendar.readFeed(secret);
		if (!feed.ok && feed.refusal === 'too-many-requests') {
			return reply.code(429).header('retry-after', '900').send({ error: feed.refusal });
		}
		if (!feed.ok) return notFound(reply);
		void reply.header('etag', feed.etag);
		if (isSame(request.headers['if-none-match'], feed.etag)) return reply.code(304).send();
		return reply.type('text/calendar; charset=utf-8').send(feed.text);
	});
}

/**
 * `POST /agenda/reponse/<signed>`: where whatever receives mail hands over the text/calendar part of an answer
 * (iTIP REPLY, RFC 5546). Who answers is whom the signed value names. 204, or the reason: 400 for what is no answer
 * to that meeting, 404 for a value that is not ours, 409 when the meeting changed since, 422 for « maybe ».
 */
function addReplies(scope: FastifyInstance, { calendar, config, log }: Services): void {
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser('text/calendar', { parseAs: 'string' }, (_request, body, done) =>
		done(null, body),
	);
	scope.post<{ Params: { '*': string } }>(
		'/agenda/reponse/*',
		{ bodyLimit: largestReply },
		async (request, reply) => {
			const { origin } = request.headers;
			if (origin !== undefined && origin !== config.publicOrigin) {
				return reply.code(403).send({ error: 'cross-origin' });
			}
			const answer = await calendar
				.replyByCalendar(request.params['*'], String(request.body))
				.catch((error: unknown) => {
					if (isAppError(error) && error.code === 'not-found') return null;
					throw error;
				});
			if (!answer) return notFound(reply);
			if (answer.ok) return reply.code(204).send();
			const { refusal } = answer;
			log.info({ refusal }, 'calendar reply refused');
			if (refusal === 'garbled') return reply.code(400).send({ error: 'bad-input' });
			const message = refusalSentences[refusal]();
			return reply.code(refusal === 'tentative' ? 422 : 409).send({ error: refusal, message });
		},
	);
}

const notFound = (reply: FastifyReply) => reply.code(404).send({ error: 'not-found' });

/** Whether what the program holds is what it would be given (RFC 9110, 13.1.2: weak comparison). */
const isSame = (held: string | undefined, etag: string): boolean =>
	held?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*') ??
	false;
