import type { GroupMember } from '#features/groups/model.ts';
import type { Duty, Participant, PersonId, Role } from '../engine/round.ts';
import type { OpenRoundInput } from '../schema.ts';

export type SeatRefusal =
	| 'unknown-person'
	| 'client-facilitates'
	| 'client-observes'
	| 'client-co-facilitates'
	| 'client-keeps-time'
	| 'facilitator-co-facilitates'
	| 'nobody-consults';

export type Seats = Pick<
	OpenRoundInput,
	'clientId' | 'coFacilitatorId' | 'timeKeeperId' | 'observers'
>;

type Seating = { ok: true; participants: Participant[] } | { ok: false; refusal: SeatRefusal };

/** Who sits where and does what, in the order of the group's seats: the order around the table never changes. */
export function seat(members: GroupMember[], facilitator: PersonId, seats: Seats): Seating {
	const observing = new Set([
		...seats.observers,
		...members.filter(({ role }) => role === 'observer').map(({ id }) => id),
	]);
	const refusal = refuse(members, facilitator, { ...seats, observing });
	if (refusal) return { ok: false, refusal };

	const bySeat = members.toSorted((one, other) => one.seat - other.seat);
	const participants = bySeat.map(({ id }) => ({
		person: id,
		role: roleOf(id, facilitator, { ...seats, observing }),
		duties: dutiesOf(id, seats),
		seat: null,
	}));
	if (!participants.some(({ role }) => role === 'consultant')) {
		return { ok: false, refusal: 'nobody-consults' };
	}
	return { ok: true, participants };
}

type Observed = Seats & { observing: ReadonlySet<PersonId> };

function refuse(
	members: GroupMember[],
	facilitator: PersonId,
	{ clientId, coFacilitatorId, timeKeeperId, observers, observing }: Observed,
): SeatRefusal | null {
	const known = new Set(members.map(({ id }) => id));
	const named = [clientId, coFacilitatorId, timeKeeperId, ...observers];
	if (named.some((id) => id !== null && !known.has(id))) return 'unknown-person';
	if (clientId === facilitator) return 'client-facilitates';
	if (observing.has(clientId)) return 'client-observes';
	if (clientId === coFacilitatorId) return 'client-co-facilitates';
	if (clientId === timeKeeperId) return 'client-keeps-time';
	return facilitator === coFacilitatorId ? 'facilitator-co-facilitates' : null;
}

function roleOf(id: PersonId, facilitator: PersonId, { clientId, observing }: Observed): Role {
	if (id === facilitator) return 'facilitator';
	if (id === clientId) return 'client';
	return observing.has(id) ? 'observer' : 'consultant';
}

function dutiesOf(id: PersonId, { coFacilitatorId, timeKeeperId }: Seats): Duty[] {
	const duties: Duty[] = [];
	if (id === coFacilitatorId) duties.push('co-facilitator');
	if (id === timeKeeperId) duties.push('time-keeper');
	return duties;
}
