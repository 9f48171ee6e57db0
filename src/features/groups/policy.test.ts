import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import { platformRoles, type PlatformRole } from '#features/accounts/model.ts';
import { groupRoles, type GroupRole } from './model.ts';
import * as policy from './policy.ts';

const self = asId<'person'>('self');
const other = asId<'person'>('other');
const actor = (role: PlatformRole) => ({ id: self, role });
const inGroup = (role: GroupRole | null) => role && { role };
const everyGroupRole = [...groupRoles, null];

/** Who may, as « platform role/role in the group ». */
function allowed(may: (platform: PlatformRole, group: GroupRole | null) => boolean): string[] {
	return platformRoles.flatMap((platform) =>
		everyGroupRole.flatMap((group) =>
			may(platform, group) ? [`${platform}/${group ?? 'outside'}`] : [],
		),
	);
}

const staff = ['moderator', 'administrator'].flatMap((platform) =>
	everyGroupRole.map((group) => `${platform}/${group ?? 'outside'}`),
);
const everywhere = (...roles: GroupRole[]) =>
	platformRoles.flatMap((platform) => roles.map((role) => `${platform}/${role}`)).toSorted();

test('a group is read by those who sit in it, and staff from outside sees nothing', () => {
	expect(allowed((_, group) => policy.canReadGroup(inGroup(group))).toSorted()).toEqual(
		everywhere(...groupRoles),
	);
});

test('staff forms groups', () => {
	expect(allowed((platform) => policy.canAdministerGroups(actor(platform)))).toEqual(staff);
	expect(allowed((platform) => policy.canEditGroup(actor(platform)))).toEqual(staff);
	expect(allowed((platform) => policy.canRemove(actor(platform)))).toEqual(staff);
	expect(allowed((platform) => policy.canAdmit(actor(platform), other))).toEqual(staff);
});

test('nobody admits themselves', () => {
	expect(allowed((platform) => policy.canAdmit(actor(platform), self))).toEqual([]);
});

test('the facilitator changes roles and the purpose, as staff does', () => {
	const expected = [...staff, 'member/facilitator'].toSorted();
	for (const may of [policy.canChangeRoles, policy.canEditPurpose]) {
		const who = allowed((platform, group) => may(actor(platform), inGroup(group)));
		expect(who.toSorted()).toEqual(expected);
	}
});

test('the agreement is published by the facilitator alone, whatever their platform role', () => {
	expect(allowed((_, group) => policy.canPublishAgreement(inGroup(group))).toSorted()).toEqual(
		everywhere('facilitator'),
	);
});

test('facilitator and co-facilitator lead', () => {
	expect(allowed((_, group) => policy.canLead(inGroup(group))).toSorted()).toEqual(
		everywhere('facilitator', 'co-facilitator'),
	);
});
