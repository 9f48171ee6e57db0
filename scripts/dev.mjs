// npm run dev: pages change under one's eyes; a change of the server or of the messages restarts it.
import './lib/node.mjs';
import { fail, node } from './lib/processes.mjs';
import { compileMessages, ensureGenerated } from './lib/steps.mjs';

const server = ['--watch', '--watch-preserve-output', 'src/server/main.ts', '--mode=development'];
// Nobody waits for open sockets at each restart.
const env = { SHUTDOWN_MS: '0', ...process.env, NODE_ENV: 'development' };

await ensureGenerated()
	.then(() => Promise.race([compileMessages('--watch'), node(server, env)]))
	.catch(fail);
process.exit(0);
