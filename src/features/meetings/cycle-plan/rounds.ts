/** What a meeting of a cycle is for. */
export type CycleStep =
	| { kind: 'start' }
	| { kind: 'closing' }
	/** `numbers` are those of its rounds, from 1; `clients` those whose turn it is expected to be. */
	| { kind: 'rounds'; numbers: number[]; clients: string[] };

export const cycleKinds = ['start', 'rounds', 'closing'] as const;
export type CycleKind = (typeof cycleKinds)[number];

/** As many meetings as members, between a start and a closing one. */
export const cycleKindsFor = (members: number): CycleKind[] => [
	'start',
	...Array.from({ length: members }, (): CycleKind => 'rounds'),
	'closing',
];

/**
 * What each meeting of a cycle is for, in order: rounds are numbered as they come, and each is expected to be the turn
 * of the next person in the group's order, which begins again when everybody has been the client.
 */
export function cycleSteps(
	kinds: readonly CycleKind[],
	roundsEach: number,
	order: readonly string[],
): CycleStep[] {
	let round = 0;
	return kinds.map((kind): CycleStep => {
		if (kind !== 'rounds') return { kind };
		const numbers = Array.from({ length: roundsEach }, (_, index) => round + index + 1);
		round += roundsEach;
		const clients = numbers.flatMap((number) => order[(number - 1) % order.length] ?? []);
		return { kind, numbers, clients };
	});
}
