import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { platformRoles } from './model.ts';
import {
	canInvite,
	canInviteAs,
	canInviteIntoGroup,
	canListPeople,
	canMakePasswordLink,
	canManageOrganisations,
	canManagePeople,
	canOpenAdministration,
} from './policy.ts';

const [member, moderator, administrator] = platformRoles.map((role) => ({
	id: newId<'person'>(),
	role,
	email: `${role}@test.local`,
}));
const everybody = [member, moderator, administrator].filter((one) => one !== undefined);
const whoMay = (may: (actor: (typeof everybody)[number]) => boolean) =>
	everybody.filter(may).map(({ role }) => role);

test('moderators and administrators invite, see who is there, and manage organisations', () => {
	for (const may of [canOpenAdministration, canInvite, canListPeople, canManageOrganisations]) {
		expect(whoMay(may)).toEqual(['moderator', 'administrator']);
	}
});

test('only administrators manage people, and make moderators and administrators', () => {
	expect(whoMay(canManagePeople)).toEqual(['administrator']);
	expect(whoMay((actor) => canInviteAs(actor, 'moderator'))).toEqual(['administrator']);
	expect(whoMay((actor) => canInviteAs(actor, 'administrator'))).toEqual(['administrator']);
	expect(whoMay((actor) => canInviteAs(actor, 'member'))).toEqual(['moderator', 'administrator']);
});

test('an administrator makes a password link for somebody else only', () => {
	const somebody = newId<'person'>();
	expect(whoMay((actor) => canMakePasswordLink(actor, somebody))).toEqual(['administrator']);
	expect(whoMay((actor) => canMakePasswordLink(actor, actor.id))).toEqual([]);
});

test('nobody invites their own address into a group', () => {
	expect(whoMay((actor) => canInviteIntoGroup(actor, actor.email))).toEqual([]);
	expect(whoMay((actor) => canInviteIntoGroup(actor, 'ana@test.local'))).toEqual([
		'moderator',
		'administrator',
	]);
});
