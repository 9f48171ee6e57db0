import type { Floor, PersonId } from '../../../engine/round.ts';

export type Turn = {
	person: PersonId;
	/** Why there: has the floor, comes in the go-round, or raised a hand. */
	by: 'floor' | 'go-round' | 'hand';
	/** Rank among the raised hands, from 1; 0 for the others. */
	hand: number;
};

/** Who speaks and who comes next: the one who has the floor, what is left of the go-round, then the hands. */
export function turnsOf({ holder, goRound, hands }: Floor): Turn[] {
	const turns: Turn[] = holder ? [{ person: holder, by: 'floor', hand: 0 }] : [];
	const add = (person: PersonId, by: Turn['by'], hand = 0) => {
		if (!turns.some((turn) => turn.person === person)) turns.push({ person, by, hand });
	};
	for (const person of goRound?.order.slice(goRound.position) ?? []) add(person, 'go-round');
	for (const [index, person] of hands.entries()) add(person, 'hand', index + 1);
	return turns;
}

/** The first of those who wait. */
export function nextOf(floor: Floor): PersonId | null {
	return turnsOf(floor).find(({ by }) => by !== 'floor')?.person ?? null;
}
