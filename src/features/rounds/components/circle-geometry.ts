/**
 * Where everything stands around the table, in the units of the drawing: a square of 420 centred on the
 * table. Pure, so that the circle is the same on the server, in every browser and on the projector.
 */
export const circle = { seats: 150, table: 90, rim: 96, setBack: 16, half: 210 } as const;

export type Around = { id: string; isObserver?: boolean };
export type Place = {
	/** Clockwise from three o'clock; 90 is the bottom. */
	degrees: number;
	x: number;
	y: number;
	/** The same point in percent of the square, for what is laid over the drawing. */
	left: number;
	top: number;
	/** Seats of the upper half carry their name above. */
	isAbove: boolean;
};

/** Your own seat is at the bottom; the order around the table never changes. */
export function placeSeats<Seat extends Around>(
	seats: Seat[],
	own: string | null,
): (Seat & Place)[] {
	const bottom = Math.max(
		0,
		seats.findIndex((seat) => seat.id === own),
	);
	return seats.map((seat, index) => {
		const degrees = (90 + ((index - bottom) * 360) / seats.length + 360) % 360;
		const { x, y } = point(circle.seats + (seat.isObserver ? circle.setBack : 0), degrees);
		const [left, top] = [percent(x), percent(y)];
		return { ...seat, degrees, x, y, left, top, isAbove: Math.sin(radians(degrees)) < -0.45 };
	});
}

/** The back of a chair: an arc turned away from the table. */
export function chairPath({ x, y, degrees }: Place, hasFloor: boolean): string {
	const radius = hasFloor ? 32.5 : 29;
	const from = point(radius, degrees - 64);
	const to = point(radius, degrees + 64);
	return `M${round(x + from.x)} ${round(y + from.y)}A${radius} ${radius} 0 0 1 ${round(x + to.x)} ${round(y + to.y)}`;
}

/** The voice leaves the seat and opens over the whole table; the drawing clips it to the table. */
export function beamPath({ degrees }: Place): string {
	const seat = point(circle.seats, degrees);
	const far = (side: number) => {
		const { x, y } = point(300, degrees + 180 + side * 15);
		return `${round(seat.x + x)} ${round(seat.y + y)}`;
	};
	return `M${seat.x} ${seat.y}L${far(-1)}L${far(1)}Z`;
}

/** Speaking time as a petal on the table: the longer, the deeper. */
export function petalPath({ degrees }: Place, share: number, seatCount: number): string {
	const half = Math.min(17, 180 / seatCount - 3);
	const outer = circle.table - 3;
	const inner = outer - 2 - 34 * Math.min(1, Math.max(0, share));
	const [from, to] = [degrees - half, degrees + half];
	return (
		`M${pair(outer, from)}A${outer} ${outer} 0 0 1 ${pair(outer, to)}` +
		`L${pair(inner, to)}A${round(inner)} ${round(inner)} 0 0 0 ${pair(inner, from)}Z`
	);
}

/** One tick a minute on the rim, from noon. */
export function tickPath(minutes: number): string {
	return Array.from({ length: minutes }, (_, minute) => {
		const degrees = -90 + (minute * 360) / minutes;
		return `M${pair(circle.rim - 5, degrees)}L${pair(circle.rim + 5, degrees)}`;
	}).join('');
}

/** Time left, from 1 to 0: the arc empties clockwise from noon, on a path of length 1000. */
export function rimArc(left: number): { dashes: string; turn: number } {
	const share = Math.min(1, Math.max(0, left));
	return { dashes: `${round(share * 1000)} 1000`, turn: round(-90 + (1 - share) * 360) };
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const round = (value: number) => Number(value.toFixed(2));
const percent = (value: number) => round(((value + circle.half) / (2 * circle.half)) * 100);

function point(radius: number, degrees: number): { x: number; y: number } {
	const angle = radians(degrees);
	return { x: round(radius * Math.cos(angle)), y: round(radius * Math.sin(angle)) };
}

function pair(radius: number, degrees: number): string {
	const { x, y } = point(radius, degrees);
	return `${x} ${y}`;
}
