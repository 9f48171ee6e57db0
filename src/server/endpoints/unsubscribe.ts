import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';

/**
 * Ends a kind of letters for whoever holds the signed link: mail programs post here without a session and from
 * elsewhere (RFC 8058), and the page that asks posts here too. A GET never does it, for programs follow links to look.
 */
export async function addUnsubscribe(app: FastifyInstance, services: Services): Promise<void> {
	await app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		// What is posted says nothing that the address does not.
		scope.addContentTypeParser('*', (_request, payload, done) => {
			payload.resume();
			done(null);
		});
		scope.post<{ Params: { token: string } }>('/desabonnement/:token', async (request, reply) => {
			const { token } = request.params;
			const target = await services.findUnsubscription(token);
			if (!target) return reply.code(404).send({ error: 'not-found' });
			await services.notifications.unsubscribe(target.personId, target.kind);
			const isPage = request.headers.accept?.includes('text/html') ?? false;
			return isPage ? reply.redirect(`/desabonnement/${token}?fait`, 303) : reply.code(200).send();
		});
	});
}
