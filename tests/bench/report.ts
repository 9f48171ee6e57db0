/** The value below which that share of the samples lies, in the samples' own unit. */
export function percentile(samples: readonly number[], share: number): number {
	const sorted = samples.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export const round = (value: number, digits = 0): string => value.toFixed(digits);

export const megabytes = (bytes: number): string => `${round(bytes / 1024 / 1024)} MB`;

/** One figure, and whether it keeps its promise. */
export function promise(what: string, figure: string, isKept: boolean): void {
	console.log(`${isKept ? 'kept  ' : 'BROKEN'} ${what}: ${figure}`);
	if (!isKept) process.exitCode = 1;
}

export const say = (what: string, figure: string): void => console.log(`       ${what}: ${figure}`);

/** Milliseconds of each call of `work`, one after the other. */
export async function timeEach(times: number, work: (index: number) => Promise<unknown>) {
	const samples: number[] = [];
	for (let index = 0; index < times; index++) {
		const start = performance.now();
		await work(index);
		samples.push(performance.now() - start);
	}
	return samples;
}
