import type { GroupMember } from '#features/groups/model.ts';
import type { PersonId, Participant, Role, Duty } from '../engine/round.ts';
import type { OpenRoundInput } from '../schema.ts';

export type SeatRefusal =
	'unknown-client' | 'client-facilitates' | 'client-observes' | 'unknown-person';

type Seating = { ok: true; participants: Participant[] } | { ok: false; refusal: SeatRefusal };

/** Who sits where and does what, in the order of the group's seats: the order around the table never changes. */
export function seat(
	members: GroupMember[],
	facilitator: PersonId,
	input: Pick<OpenRoundInput, 'clientId' | 'coFacilitatorId' | 'timeKeeperId' | 'observers'>,
): Seating {
	const { clientId, coFacilitatorId, timeKeeperId, observers } = input;
	const known = new Set(members.map(({ id }) => id));
	if (!known.has(clientId)) return { ok: false, refusal: 'unknown-client' };
	if (clientId === facilitator) return { ok: false, refusal: 'client-facilitates' };
	if (observers.includes(clientId)) return { ok: false, refusal: 'client-observes' };
	const named = [coFacilitatorId, timeKeeperId, ...observers].filter((id) => id !== null);
	if (named.some((id) => !known.has(id))) return { ok: false, refusal: 'unknown-person' };

	const roleOf = (member: GroupMember): Role => {
		if (member.id === facilitator) return 'facilitator';
		if (member.id === clientId) return 'client';
		return member.role === 'observer' || observers.includes(member.id) ? 'observer' : 'consultant';
	};
	const dutiesOf = (id: PersonId): Duty[] => [
		...(id === coFacilitatorId && id !== clientId ? (['co-facilitator'] as const) : []),
		...(id === timeKeeperId && id !== clientId ? (['time-keeper'] as const) : []),
	];
	const bySeat = members.toSorted((one, other) => one.seat - other.seat);
	const participants = bySeat.map((member) => ({
		person: member.id,
		role: roleOf(member),
		duties: dutiesOf(member.id),
		seat: null,
	}));
	return { ok: true, participants };
}
