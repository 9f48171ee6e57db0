// SvelteKit's bundle has its own copy of every module it imports, and re-evaluates them on each change
// in development. What is alive therefore crosses the border here, once, and only types are imported.

const key = Symbol.for('espace.services');

/** Called once by `main.ts`, before the page handler is loaded. */
export function putServices(services: unknown): void {
	Reflect.set(globalThis, key, services);
}

/**
 * The services that `main.ts` built.
 *
 * @throws Error when the pages run without the server around them.
 */
export function takeServices<Services>(): Services {
	const services: Services | undefined = Reflect.get(globalThis, key);
	if (!services) throw new Error('the services are not there: start with npm start or npm run dev');
	return services;
}
