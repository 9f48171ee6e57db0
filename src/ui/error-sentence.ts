import { unreachable, type ErrorCode } from '#kernel/errors.ts';
import { m } from '#paraglide/messages.js';

/** What happened and what to do, in French: never the error's own message, which is for the log. */
export function errorSentence(code: ErrorCode): string {
	switch (code) {
		case 'bad-input':
			return m.error_bad_input();
		case 'cross-origin':
			return m.error_cross_origin();
		case 'forbidden':
			return m.error_forbidden();
		case 'gone':
			return m.error_gone();
		case 'internal':
			return m.error_internal();
		case 'not-found':
			return m.error_not_found();
		case 'signed-out':
			return m.error_signed_out();
		case 'too-many-requests':
			return m.error_too_many_requests();
		default:
			return unreachable(code);
	}
}

/** The title of the page on which the sentence stands. */
export function errorTitle(code: ErrorCode): string {
	switch (code) {
		case 'bad-input':
			return m.error_title_bad_input();
		case 'cross-origin':
			return m.error_title_cross_origin();
		case 'forbidden':
			return m.error_title_forbidden();
		case 'gone':
			return m.error_title_gone();
		case 'internal':
			return m.error_title_internal();
		case 'not-found':
			return m.error_title_not_found();
		case 'signed-out':
			return m.error_title_signed_out();
		case 'too-many-requests':
			return m.error_title_too_many_requests();
		default:
			return unreachable(code);
	}
}
