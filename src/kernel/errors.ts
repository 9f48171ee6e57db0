/** Everything that may stop a request, by the code under which `messages/` holds its sentence. */
export type ErrorCode =
	| 'bad-input'
	| 'cross-origin'
	| 'forbidden'
	| 'gone'
	| 'internal'
	| 'not-found'
	| 'signed-out'
	| 'too-many-requests';

/**
 * Stops a request. `detail` is English, for the log only, and holds ids and codes: never a name,
 * an address or a word said in a round.
 */
export class AppError extends Error {
	readonly kind = 'AppError';
	readonly code: ErrorCode;

	constructor(code: ErrorCode, detail: string) {
		super(detail);
		this.name = 'AppError';
		this.code = code;
	}
}

/** @throws AppError `forbidden` unless it is allowed; `what` is for the log. */
export function permit(isAllowed: boolean, what: string): void {
	if (!isAllowed) throw new AppError('forbidden', what);
}

/** Recognises an AppError of either bundle: the class exists once in Node's and once in SvelteKit's. */
export function isAppError(error: unknown): error is AppError {
	return error instanceof Error && 'kind' in error && error.kind === 'AppError';
}

const statusByCode: Record<ErrorCode, number> = {
	'bad-input': 400,
	'cross-origin': 403,
	forbidden: 403,
	gone: 410,
	internal: 500,
	'not-found': 404,
	'signed-out': 401,
	'too-many-requests': 429,
};

/** The HTTP status under which an error code is answered. */
export const statusOf = (code: ErrorCode): number => statusByCode[code];

/** Ends a `switch` on a union: adding a variant makes the compiler point here. */
export function unreachable(value: never): never {
	throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
