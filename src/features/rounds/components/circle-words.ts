import { m } from '#paraglide/messages.js';
import type { Seated } from './circle-seats.ts';

const turnWords = {
	taken: m.ui_circle_turn_taken,
	next: m.ui_circle_turn_next,
	'to-come': m.ui_circle_turn,
};

/** What the drawing shows of a seat, said to those who do not see it. */
export function seatSentence(seat: Seated): string {
	const parts = [
		seat.role,
		seat.hasFloor && m.ui_circle_has_floor(),
		seat.hand && m.ui_circle_hand({ rank: seat.hand }),
		seat.isRemote && m.ui_circle_remote(),
		seat.isAway && m.ui_circle_away(),
		seat.hasSpoken && m.ui_circle_has_spoken(),
		seat.turn && turnWords[seat.turn.state]({ rank: seat.turn.rank }),
	];
	return parts.filter(Boolean).join(', ');
}

/** What touching a seat does with the floor. */
export function seatGesture({ initials, name, hasFloor }: Seated, isOwn: boolean): string {
	if (hasFloor) return m.ui_circle_take_back({ initials, name });
	return isOwn ? m.ui_circle_take({ initials }) : m.ui_circle_give({ initials, name });
}
