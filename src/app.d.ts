import type { ErrorCode } from '#kernel/errors.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { LiveSession } from '#platform/auth/sessions.server.ts';
import type { Services } from '#server/services.ts';

declare global {
	namespace App {
		interface Locals {
			services: Services;
			/** null when nobody is signed in. */
			actor: Actor | null;
			session: LiveSession | null;
			theme: 'light' | 'dark' | 'system';
		}
		interface Error {
			message: string;
			code: ErrorCode;
		}
	}
}
