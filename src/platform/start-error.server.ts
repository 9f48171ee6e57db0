/** Why the server cannot start, in sentences for whoever starts it; anything else is a fault of ours. */
export class StartError extends Error {
	readonly exitCode: number;

	constructor(
		message: string,
		{ cause, exitCode = 1 }: { cause?: unknown; exitCode?: number } = {},
	) {
		super(message, { cause });
		this.name = 'StartError';
		this.exitCode = exitCode;
	}
}

/** What the system calls the failure (`EADDRINUSE`, `28P01`), or its own words. */
export function reasonOf(error: unknown): string {
	const { code, message } = Object(error);
	return String(code ?? message ?? error);
}
