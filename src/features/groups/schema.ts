import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { groupRoles } from './model.ts';

export const groupLimits = { name: 80, purpose: 400, territory: 80, agreement: 20_000 } as const;

/** What is wrong with a field, by the code under which `messages/` holds its sentence. */
export type FieldCode = 'missing' | 'too-long' | 'unknown-choice';

const says = (code: FieldCode) => code;

const id = <Kind extends string>() =>
	z.uuid(says('unknown-choice')).transform((value) => asId<Kind>(value));

/** Words of people: canonical Unicode, nothing around them, and no NUL, which PostgreSQL refuses. */
const words = (longest: number) =>
	z
		.string(says('missing'))
		.normalize()
		.trim()
		.min(1, says('missing'))
		.max(longest, says('too-long'))
		.refine((text) => !text.includes('\0'), says('missing'));

/** Browsers send a textarea's line ends as CR LF. */
const paragraphs = (longest: number) =>
	z.preprocess(
		(text) => (typeof text === 'string' ? text.replaceAll('\r\n', '\n') : text),
		words(longest),
	);

const group = id<'group'>();
const person = id<'person'>();
const role = z.enum(groupRoles, says('unknown-choice'));

export const createGroupSchema = z.strictObject({
	name: words(groupLimits.name),
	purpose: paragraphs(groupLimits.purpose),
	territory: words(groupLimits.territory),
});
export const editGroupSchema = createGroupSchema.extend({ groupId: group });
export const editPurposeSchema = z.strictObject({
	groupId: group,
	purpose: paragraphs(groupLimits.purpose),
});

export const memberSchema = z.strictObject({ groupId: group, personId: person });
export const memberRoleSchema = memberSchema.extend({ role });

export const publishAgreementSchema = z.strictObject({
	groupId: group,
	text: paragraphs(groupLimits.agreement),
	/** The version the writer had under their eyes; 0 when there was none. */
	after: z.coerce.number().int().min(0),
});
export const signAgreementSchema = z.strictObject({
	groupId: group,
	agreementId: id<'agreement'>(),
});

/** `beforeId` is whose turn comes next after the moved one; nobody, an empty field, puts it last. */
export const moveTurnSchema = z.strictObject({
	groupId: group,
	personId: person,
	beforeId: z.preprocess((value) => (value === '' ? null : value), person.nullable()),
});

/** `shown` is the order that the person had under their eyes, ids in a row: sent twice, an exchange is one. */
export const swapTurnsSchema = z.strictObject({
	groupId: group,
	personId: person,
	withId: person,
	shown: z.string().max(1_000),
});
export const skipTurnSchema = z.strictObject({ groupId: group });

export type CreateGroupInput = z.infer<typeof createGroupSchema>;
export type EditGroupInput = z.infer<typeof editGroupSchema>;
export type EditPurposeInput = z.infer<typeof editPurposeSchema>;
export type MemberInput = z.infer<typeof memberSchema>;
export type MemberRoleInput = z.infer<typeof memberRoleSchema>;
export type PublishAgreementInput = z.infer<typeof publishAgreementSchema>;
export type SignAgreementInput = z.infer<typeof signAgreementSchema>;
export type MoveTurnInput = z.infer<typeof moveTurnSchema>;
export type SwapTurnsInput = z.infer<typeof swapTurnsSchema>;
export type SkipTurnInput = z.infer<typeof skipTurnSchema>;
