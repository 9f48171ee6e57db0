// Loaded into the measured server by --import: on SIGUSR2 it says how much of its heap is alive.
const { gc } = globalThis;

if (gc) {
	process.on('SIGUSR2', () => {
		gc();
		process.stdout.write(`heap ${process.memoryUsage().heapUsed}\n`);
	});
}
