import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default), t=3, 32 MiB, p=1 (OWASP Password Storage Cheat Sheet). */
const parameters = {
	timeCost: 3,
	memoryCost: 32 * 1024,
	parallelism: 1,
};
/** At most two at once, so that a wave of sign-ins cannot starve a live round. */
const simultaneous = 2;

export type Passwords = {
	hash(password: string): Promise<string>;
	/** Takes the same time when there is no account: `passwordHash` is then null and the answer false. */
	matches(passwordHash: string | null, password: string): Promise<boolean>;
};

export function createPasswords(): Passwords {
	const queue = createQueue(simultaneous);
	const decoy = queue(() => hash('nobody has this password', parameters));
	// Without a listener an early failure would end the process before anybody awaits it.
	decoy.catch(() => {});

	return {
		hash: (password) => queue(() => hash(password.normalize('NFKC'), parameters)),
		async matches(passwordHash, password) {
			const against = passwordHash ?? (await decoy);
			const isRight = await queue(() => verify(against, password.normalize('NFKC')));
			return passwordHash !== null && isRight;
		},
	};
}

function createQueue(limit: number) {
	const waiting: (() => void)[] = [];
	let running = 0;

	return async <Result>(work: () => Promise<Result>): Promise<Result> => {
		if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
		else running++;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
