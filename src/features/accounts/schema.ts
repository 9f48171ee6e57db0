import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { normaliseEmail } from '#kernel/text.ts';
import { invitedRoles, organisationTypes, platformRoles } from './model.ts';

export const accountLimits = {
	email: 254,
	name: 80,
	organisation: 120,
	territory: 80,
	passwordShortest: 12,
	passwordLongest: 200,
} as const;

/** What is wrong with a field, by the code under which `messages/` holds its sentence. */
export type FieldCode =
	| 'email-invalid'
	| 'name-missing'
	| 'organisation-missing'
	| 'password-long'
	| 'password-missing'
	| 'password-short'
	| 'rules-unaccepted'
	| 'territory-missing'
	| 'too-long'
	| 'unknown-choice';

const says = (code: FieldCode) => code;

const id = <Kind extends string>() =>
	z.uuid(says('unknown-choice')).transform((value) => asId<Kind>(value));

/** PostgreSQL refuses NUL in a text. */
const words = (longest: number, missing: FieldCode) =>
	z
		.string(missing)
		.normalize()
		.trim()
		.min(1, missing)
		.max(longest, says('too-long'))
		.refine((text) => !text.includes('\0'), missing);

const email = z
	.string(says('email-invalid'))
	.transform(normaliseEmail)
	.pipe(z.email(says('email-invalid')).max(accountLimits.email, says('email-invalid')));

const name = words(accountLimits.name, 'name-missing');

const newPassword = z
	.string(says('password-missing'))
	.min(accountLimits.passwordShortest, says('password-short'))
	.max(accountLimits.passwordLongest, says('password-long'));

/** A password as it is tried: how it should have been made is nobody's business here. */
const triedPassword = z
	.string(says('password-missing'))
	.min(1, says('password-missing'))
	.max(1_000);

/** A box that was ticked; browsers send nothing for one that was not. */
const ticked = z.literal('on').optional();

export const signInSchema = z.strictObject({
	email,
	password: triedPassword,
	kept: ticked.transform((value) => value === 'on'),
});

export const acceptSchema = z.strictObject({
	/** Asked only by the very first invitation; every other one is for one address. */
	email: email.optional(),
	name,
	password: newPassword,
	rules: z.literal('on', says('rules-unaccepted')),
});

export const choosePasswordSchema = z.strictObject({
	/** For password managers; the account is the link's. */
	username: z.string().optional(),
	password: newPassword,
});

export const changePasswordSchema = z.strictObject({
	/** For password managers; the account is the one that is signed in. */
	username: z.string().optional(),
	currentPassword: triedPassword,
	newPassword,
});

export const renameSchema = z.strictObject({ name });

export const sessionSchema = z.strictObject({ session: z.uuid() });

const organisation = {
	name: words(accountLimits.organisation, 'organisation-missing'),
	type: z.enum(organisationTypes, says('unknown-choice')),
	territory: words(accountLimits.territory, 'territory-missing'),
};
export const createOrganisationSchema = z.strictObject(organisation);
export const editOrganisationSchema = z.strictObject({
	organisationId: id<'organisation'>(),
	...organisation,
});

export const inviteSchema = z.strictObject({
	email,
	organisationId: id<'organisation'>(),
	platformRole: z.enum(platformRoles, says('unknown-choice')).default('member'),
	groupId: z
		.literal('')
		.transform(() => null)
		.or(id<'group'>())
		.default(null),
	groupRole: z.enum(invitedRoles, says('unknown-choice')).default('member'),
});

export const invitationSchema = z.strictObject({ invitationId: id<'invitation'>() });

export const personSchema = z.strictObject({ personId: id<'person'>() });
export const changeRoleSchema = z.strictObject({
	personId: id<'person'>(),
	platformRole: z.enum(platformRoles, says('unknown-choice')),
});

export type SignInInput = z.infer<typeof signInSchema>;
export type AcceptInput = z.infer<typeof acceptSchema>;
export type ChoosePasswordInput = z.infer<typeof choosePasswordSchema>;
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;
export type RenameInput = z.infer<typeof renameSchema>;
export type CreateOrganisationInput = z.infer<typeof createOrganisationSchema>;
export type EditOrganisationInput = z.infer<typeof editOrganisationSchema>;
export type InviteInput = z.infer<typeof inviteSchema>;
export type ChangeRoleInput = z.infer<typeof changeRoleSchema>;
