import * as z from 'zod';
import type { ClientFrame } from './protocol.ts';

const topic = z.string().regex(/^[a-z-]{1,20}:[0-9a-f-]{36}$/);
const seq = z.int().min(0).max(2_147_483_647);

const frameSchema = z.discriminatedUnion('t', [
	z.strictObject({ t: z.literal('hello'), topic, lastSeq: seq.optional() }),
	z.strictObject({ t: z.literal('bye'), topic }),
	z.strictObject({ t: z.literal('beat') }),
	z.strictObject({
		t: z.literal('command'),
		topic,
		id: z.uuid(),
		expected: z.union([z.strictObject({ seq }), z.strictObject({ epoch: seq })]),
		command: z.unknown(),
	}),
	z.strictObject({ t: z.literal('range'), topic, after: seq }),
]);

/** Reads a frame from the wire; null when it is anything else than one of ours. */
export function parseFrame(text: string): ClientFrame | null {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return null;
	}
	const parsed = frameSchema.safeParse(json);
	return parsed.success ? parsed.data : null;
}
