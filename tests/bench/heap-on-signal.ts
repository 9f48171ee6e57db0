// Loaded into the measured server by --import: on SIGUSR2 it says how much of its heap is alive.
const collect = globalThis.gc;

if (collect) {
	process.on('SIGUSR2', () => {
		collect();
		process.stdout.write(`heap ${process.memoryUsage().heapUsed}\n`);
	});
}
