/** « 14:20 » left; below zero the clock counts up, « +1:20 ». */
export function formatClock(secondsLeft: number): string {
	const seconds = Math.ceil(secondsLeft);
	const size = Math.abs(seconds);
	const text = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
	return seconds < 0 ? `+${text}` : text;
}

/** The same length for machines, in <time datetime>: « PT14M20S ». */
export function clockDuration(secondsLeft: number): string {
	const size = Math.abs(Math.ceil(secondsLeft));
	return `PT${Math.floor(size / 60)}M${size % 60}S`;
}
