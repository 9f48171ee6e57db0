// npm run demo: like npm start, and an empty database is filled with the demo.
import './lib/node.mjs';
import { fail } from './lib/processes.mjs';
import { ensureBuild } from './lib/steps.mjs';

await ensureBuild().catch(fail);
process.argv.push('--mode=demo');
await import('../src/server/main.ts');
