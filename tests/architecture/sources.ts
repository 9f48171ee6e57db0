import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Import = {
	/** As written: `#kernel/id.ts`, `./round.ts`, `zod`. */
	specifier: string;
	/** From the root of the project, when it is one of our files; null for a package. */
	file: string | null;
	/** Gone once the types are stripped: it carries nothing at run time. */
	isType: boolean;
};

export type Source = { file: string; text: string; imports: Import[] };

const generated = ['src/paraglide', 'src/platform/db/generated'];

/** Every file under a folder, by its path from the root; what is generated is left out. */
export function listFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter(({ name }) => !name.startsWith('.'))
		.flatMap((entry) => {
			const file = path.posix.join(folder, entry.name);
			if (generated.includes(file)) return [];
			return entry.isDirectory() ? listFiles(file) : [file];
		})
		.sort();
}

export const isTest = (file: string): boolean => file.endsWith('.test.ts');
const isCode = (file: string) => /\.(ts|svelte)$/.test(file);

/** The code under a folder, with what each file imports. */
export function readSources(...folders: string[]): Source[] {
	return folders
		.flatMap(listFiles)
		.filter(isCode)
		.map((file) => {
			const text = readFileSync(file, 'utf8');
			return { file, text, imports: importsOf(file, text) };
		});
}

const statement =
	/^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w*${},\s]*?)\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

function importsOf(file: string, text: string): Import[] {
	return [...text.matchAll(statement)].map(([, type, names = '', fixed, dynamic]) => {
		const specifier = fixed ?? dynamic ?? '';
		return {
			specifier,
			file: resolve(file, specifier),
			isType: type !== undefined || areAllTypes(names),
		};
	});
}

function areAllTypes(names: string): boolean {
	const listed = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
	const each = listed?.split(',').flatMap((name) => name.trim() || []) ?? [];
	return each.length > 0 && each.every((name) => name.startsWith('type '));
}

function resolve(from: string, specifier: string): string | null {
	if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier);
	const [, root = '', rest = ''] = /^#(\w+)\/(.+)$/.exec(specifier) ?? [];
	if (!root) return null;
	if (root === 'seed') return `prisma/seed/${rest}`;
	return root === 'tests' || root === 'scripts' ? `${root}/${rest}` : `src/${root}/${rest}`;
}

/** What a failing rule prints: one line for each file at fault. */
export const faults = <Item>(items: Item[], fault: (item: Item) => string | null): string[] =>
	items.flatMap((item) => fault(item) ?? []);
