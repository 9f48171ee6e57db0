// Writes and checks migrations with Prisma's engine in WebAssembly and throw-away databases.
//   node scripts/migration.mjs new <name>   writes prisma/migrations/<time>_<name>/migration.sql
//   node scripts/migration.mjs check        fails when the migrations and prisma/schema disagree
import './lib/node.mjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fail } from './lib/processes.mjs';

const schemaFolder = 'prisma/schema';
const migrationsFolder = path.resolve('prisma/migrations');
const lockFile = path.join(migrationsFolder, 'migration_lock.toml');
const lockText = 'provider = "postgresql"\n';

const [command, ...words] = process.argv.slice(2);
try {
	if (command === 'check') await check();
	else if (command === 'new') await write(words.join('_'));
	else throw new Error('say what to do: check, or new <name>');
	// The throw-away databases would keep the process alive.
	process.exit(0);
} catch (error) {
	fail(error);
}

async function check() {
	const { sql, isEmpty } = await difference();
	if (!isEmpty) {
		throw new Error(
			`${sql}\nprisma/schema says this and the migrations do not: npm run migration:new -- <name>`,
		);
	}
	console.log('the migrations match prisma/schema');
}

/** @param {string} name */
async function write(name) {
	if (!/^\w+$/.test(name)) throw new Error('name the migration: npm run migration:new -- <name>');
	const { sql, isEmpty } = await difference();
	if (isEmpty) return console.log('nothing to write: the migrations match prisma/schema');
	const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
	const folder = path.join(migrationsFolder, `${time}_${name.toLowerCase()}`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, 'migration.sql'), sql);
	if (!existsSync(lockFile)) writeFileSync(lockFile, lockText);
	console.log(`wrote ${path.relative('.', folder)}/migration.sql: read it before you commit it`);
}

/** What the schema says and the migrations do not. */
async function difference() {
	const files = readdirSync(schemaFolder)
		.sort()
		.map((name) => path.join(schemaFolder, name))
		.map((file) => ({ path: file, content: readFileSync(file, 'utf8') }));
	const engine = await startEngine(files);
	const { stdout, exitCode } = await engine.diff({
		from: { tag: 'migrations', ...readMigrations() },
		to: { tag: 'schemaDatamodel', files },
		script: true,
		exitCode: true,
		filters: { externalTables: [], externalEnums: [] },
	});
	return { sql: stdout ?? '', isEmpty: exitCode === 0 };
}

function readMigrations() {
	const names = existsSync(migrationsFolder)
		? readdirSync(migrationsFolder, { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map((entry) => entry.name)
				.sort()
		: [];
	return {
		baseDir: migrationsFolder,
		shadowDbInitScript: '',
		lockfile: {
			path: path.basename(lockFile),
			content: existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : lockText,
		},
		migrationDirectories: names.map((name) => ({ path: name, migrationFile: readSql(name) })),
	};
}

/** @param {string} migration */
function readSql(migration) {
	const file = 'migration.sql';
	const value = readFileSync(path.join(migrationsFolder, migration, file), 'utf8');
	return { path: file, content: { tag: /** @type {const} */ ('ok'), value } };
}

/**
 * The package's own loader wants a bundler: this starts the same engine from its file.
 *
 * @param {{ path: string, content: string }[]} files
 */
async function startEngine(files) {
	const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
	const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
	const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
	const { instance } = await WebAssembly.instantiate(
		readFileSync(entry.replace(/\.js$/, '_bg.wasm')),
		{ './schema_engine_bg.js': engine },
	);
	engine.__wbg_set_wasm(instance.exports);
	/** @type {() => void} */ (instance.exports.__wbindgen_start)();
	const adapter = bindMigrationAwareSqlAdapterFactory({
		provider: 'postgres',
		adapterName: 'pglite-prisma-adapter',
		connect: openScratch,
		connectToShadowDb: openScratch,
	});
	/** @type {[string, string][]} */
	const models = files.map((file) => [file.path, file.content]);
	return engine.SchemaEngine.new({ datamodels: models }, () => {}, adapter);
}

async function openScratch() {
	const { PGlite } = await import('@electric-sql/pglite');
	const { PrismaPGlite } = await import('pglite-prisma-adapter');
	const lite = await PGlite.create();
	const adapter = await new PrismaPGlite(lite).connect();
	// The adapter's own executeScript does not wait for the script to end.
	adapter.executeScript = async (sql) => void (await lite.exec(sql));
	return adapter;
}
