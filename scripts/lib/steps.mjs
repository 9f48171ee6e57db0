import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { digest, fresh, mark } from './stale.mjs';

export const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const require = createRequire(path.join(root, 'package.json'));

/** The file behind a package's command, started with this very Node: no PATH, no shebang, no npx. @param {string} name @param {string} [bin] */
export function bin(name, bin = name) {
  const dir = require.resolve.paths(name)?.map((p) => path.join(p, name)).find((p) => existsSync(p));
  if (!dir) throw new Error(`${name} is not installed: run npm ci (with development dependencies)`);
  const field = require(path.join(dir, 'package.json')).bin;
  return path.join(dir, typeof field === 'string' ? field : field[bin]);
}
export const installed = (/** @type {string} */ name) => existsSync(path.join(root, 'node_modules', name));

/** @param {string[]} args @param {Record<string, string | undefined>} [env] @returns {Promise<void>} */
export function node(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', cwd: root, env: { ...process.env, ...env } });
    const stop = (/** @type {NodeJS.Signals} */ s) => child.kill(s);
    process.on('SIGTERM', stop).on('SIGINT', stop);
    child.on('error', reject).on('exit', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      code === 0 ? resolve() : reject(Object.assign(new Error(`${path.basename(args[0] ?? '')} ended with ${signal ?? code}`), { exitCode: code ?? 1 }));
    });
  });
}

/** One file per language, not one per message: 9 files to load instead of thousands. @param {string[]} more */
export const compileMessages = (...more) => node([bin('@inlang/paraglide-js', 'paraglide-js'), 'compile', '--project', './project.inlang', '--outdir', './src/paraglide',
  '--strategy', 'baseLocale', '--output-structure', 'locale-modules', '--no-emit-readme', '--no-emit-prettier-ignore', '--no-emit-git-ignore', '--silent', ...more]);

const steps = {
  paraglide: {
    inputs: ['messages', 'project.inlang/settings.json', 'node_modules/@inlang/paraglide-js/package.json'], output: 'src/paraglide/runtime.js',
    run: () => compileMessages(),
  },
  // sync before prisma: prisma.config.ts is read through tsconfig.json, which extends .svelte-kit/tsconfig.json
  sync: {
    inputs: ['svelte.config.js', 'package.json', 'tsconfig.json', 'node_modules/@sveltejs/kit/package.json'], output: '.svelte-kit/tsconfig.json',
    run: () => node([bin('@sveltejs/kit', 'svelte-kit'), 'sync']),
  },
  prisma: {
    inputs: ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'], output: 'src/platform/db/generated/client.ts',
    run: () => node(['scripts/prisma.mjs', 'generate', '--no-hints']),
  },
};
/** What is generated and not in git: messages, SvelteKit's types, the database client. */
export async function ensureGenerated({ force = false } = {}) {
  const run = async (/** @type {keyof typeof steps} */ name) => {
    const { inputs, output, run } = steps[name];
    const stamp = `node_modules/.stamps/${name}`, now = digest(inputs);
    if (!force && existsSync(output) && fresh(stamp, now)) return;
    await run();
    mark(stamp, now);
  };
  await Promise.all([run('paraglide'), run('sync').then(() => run('prisma'))]);
}

const buildInputs = ['src', 'static', 'messages', 'project.inlang/settings.json', 'svelte.config.js', 'vite.config.ts', 'package.json', 'package-lock.json', 'prisma/schema'];
const generatedOrTest = (/** @type {string} */ f) => f === path.join('src', 'paraglide') || f === path.join('src', 'platform', 'db', 'generated') || /\.test\.ts$/.test(f);
/** `vite build`, when the sources differ from those of the last one. */
export async function ensureBuild({ force = false } = {}) {
  const now = digest(buildInputs, generatedOrTest), stamp = 'build/.inputs';
  if (!force && existsSync('build/handler.js') && fresh(stamp, now)) return false;
  if (!installed('vite')) {
    if (existsSync('build/handler.js') && existsSync('src/platform/db/generated')) { console.warn('warning: build/ is older than the sources, and without development dependencies it cannot be rebuilt'); return false; }
    throw new Error('there is no build, and without development dependencies it cannot be made: run npm ci, then npm run build');
  }
  await ensureGenerated();
  console.log('building…');
  rmSync(stamp, { force: true });
  await node([bin('vite'), 'build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
  mark(stamp, now);
  return true;
}
/** @param {unknown} e @returns {never} */
export function fail(e) {
  const error = /** @type {Error & { exitCode?: number }} */ (e);
  console.error(error.message ?? e);
  process.exit(error.exitCode ?? 1);
}
