/** Random bytes from the platform's cryptographic generator, in Node and in browsers alike. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(length));
}
