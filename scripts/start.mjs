// npm start: builds when needed, then becomes the server: one process, so that signals reach it.
import './lib/node.mjs';
import { fail } from './lib/processes.mjs';
import { ensureBuild } from './lib/steps.mjs';

await ensureBuild().catch(fail);
process.argv.push('--mode=production');
await import('../src/server/main.ts');
