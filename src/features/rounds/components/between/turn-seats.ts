import { givenName, initials } from '#kernel/text.ts';
import { roleWord } from '#features/groups/components/group-words.ts';
import type { GroupRole } from '#features/groups/model.ts';
import type { IconName } from '#ui/icons/names.ts';
import type { Seated } from '../circle-seats.ts';

type Member = { id: string; name: string; role: GroupRole };

const icons: Partial<Record<GroupRole, IconName>> = {
	facilitator: 'compass-bold',
	observer: 'eye-bold',
};

/** A group around its table between two rounds, with the order of the turns. */
export function turnSeats(
	members: readonly Member[],
	turns: readonly { id: string; isTaken: boolean }[],
): Seated[] {
	const next = turns.findIndex(({ isTaken }) => !isTaken);
	return members.map(({ id, name, role }) => {
		const index = turns.findIndex((turn) => turn.id === id);
		const word = roleWord(role);
		const roleIcon = icons[role];
		return {
			...{ id, name: givenName(name), initials: initials(name), role: word },
			...(role === 'member' ? {} : { shortRole: word }),
			...(roleIcon ? { roleIcon } : {}),
			isObserver: role === 'observer',
			...(index === -1 ? {} : { turn: { rank: index + 1, state: stateOf(index, next, turns) } }),
		};
	});
}

/** The same group while a round waits or runs: who is its client, and no turns. */
export function roundSeats(members: readonly Member[], client: string, word: string): Seated[] {
	return turnSeats(members, []).map((seat) =>
		seat.id === client ? { ...seat, isClient: true, role: word, shortRole: word } : seat,
	);
}

function stateOf(index: number, next: number, turns: readonly { isTaken: boolean }[]) {
	if (turns[index]?.isTaken) return 'taken';
	return index === next ? 'next' : 'to-come';
}
