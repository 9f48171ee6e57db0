import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { GroupMember } from '#features/groups/model.ts';
import { seat, type Seats } from './seating.ts';

const [nadege, soraya, marc, anahit, emilie] = [0, 1, 2, 3, 4].map((rank) =>
	asId<'person'>(`person-${rank}`),
);
if (!nadege || !soraya || !marc || !anahit || !emilie) throw new Error('five people are needed');
const member = (id: typeof nadege, at: number, role: GroupMember['role']): GroupMember => ({
	...{ id, name: id, role, seat: at },
	hasSigned: true,
});
const members = [
	member(emilie, 4, 'member'),
	member(nadege, 0, 'facilitator'),
	member(soraya, 1, 'member'),
	member(marc, 2, 'co-facilitator'),
	member(anahit, 3, 'observer'),
];
const seats: Seats = { clientId: soraya, coFacilitatorId: marc, timeKeeperId: null, observers: [] };

test('everybody sits in the order of the group, with the role chosen for them', () => {
	expect(seat(members, nadege, { ...seats, timeKeeperId: emilie })).toMatchObject({
		participants: [
			{ person: nadege, role: 'facilitator', duties: [], seat: null },
			{ person: soraya, role: 'client', duties: [] },
			{ person: marc, role: 'consultant', duties: ['co-facilitator'] },
			{ person: anahit, role: 'observer' },
			{ person: emilie, role: 'consultant', duties: ['time-keeper'] },
		],
	});
});

test('a member may observe for one round', () => {
	const seating = seat(members, nadege, { ...seats, observers: [emilie] });
	expect(seating).toMatchObject({ ok: true });
	if (seating.ok) expect(seating.participants[4]).toMatchObject({ role: 'observer' });
});

test.each<[string, Partial<Seats>]>([
	['unknown-person', { clientId: asId('stranger') }],
	['unknown-person', { timeKeeperId: asId('stranger') }],
	['unknown-person', { observers: [asId('stranger')] }],
	['client-facilitates', { clientId: nadege }],
	['client-observes', { observers: [soraya] }],
	['client-observes', { clientId: anahit }],
	['client-co-facilitates', { clientId: marc }],
	['client-keeps-time', { timeKeeperId: soraya }],
	['facilitator-co-facilitates', { coFacilitatorId: nadege }],
	['nobody-consults', { observers: [marc, emilie] }],
])('« %s » is refused', (refusal, change) => {
	expect(seat(members, nadege, { ...seats, ...change })).toEqual({ ok: false, refusal });
});
