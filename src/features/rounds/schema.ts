import * as z from 'zod';
import { asId } from '#kernel/id.ts';
import { limits } from './engine/round.ts';

const id = <Kind extends string>() => z.uuid().transform((value) => asId<Kind>(value));
/** Twice the limit, so that the engine answers « too long » itself; no NUL, which PostgreSQL refuses. */
const body = z
	.string()
	.max(limits.textLength * 2)
	.refine((words) => !words.includes('\0'));
const text = z.strictObject({ id: id<'text'>(), body });
const contributionType = z.enum([
	'subject',
	'presentation',
	'question',
	'reformulation',
	'feeling',
	'experience',
	'hypothesis',
	'lead',
	'resource',
	'takeaway',
	'learning',
	'adjustment',
]);
const contribution = id<'contribution'>();
const action = id<'action'>();
const person = id<'person'>();
const score = z.int().min(1).max(5);
export const actionStatusSchema = z.enum(['done', 'partly', 'not-yet', 'no-longer-relevant']);

const bare = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) });

/** What a socket may send as a command: the shape only, the engine decides the rest. */
export const commandSchema = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('sit'), place: z.enum(['room', 'remote']) }),
	z.strictObject({ type: z.literal('name-client'), person }),
	z.strictObject({
		type: z.literal('assign-duty'),
		person,
		duty: z.enum(['co-facilitator', 'time-keeper', 'secretary']).nullable(),
	}),
	bare('start'),
	bare('cancel'),
	bare('advance'),
	bare('go-back'),
	bare('undo'),
	bare('pause'),
	bare('resume'),
	z.strictObject({ type: z.literal('extend'), minutes: z.literal([1, 2, 5]) }),
	z.strictObject({ type: z.literal('set-listening'), listening: z.enum(['strict', 'active']) }),
	bare('raise-hand'),
	z.strictObject({ type: z.literal('lower-hand'), person: person.optional() }),
	z.strictObject({ type: z.literal('give-floor'), person }),
	bare('take-back-floor'),
	bare('pass-floor'),
	bare('start-go-round'),
	bare('stop-go-round'),
	z.strictObject({
		type: z.literal('write'),
		contribution,
		as: contributionType,
		text,
		isPrivate: z.boolean().optional(),
	}),
	z.strictObject({ type: z.literal('edit'), contribution, text }),
	z.strictObject({ type: z.literal('withdraw'), contribution }),
	z.strictObject({ type: z.literal('share'), contribution }),
	bare('reveal'),
	z.strictObject({ type: z.literal('accept-late'), contribution }),
	z.strictObject({ type: z.literal('answer'), contribution, text }),
	z.strictObject({ type: z.literal('keep'), contribution, isKept: z.boolean() }),
	z.strictObject({ type: z.literal('vote'), vote: id<'vote'>(), subject: contribution }),
	bare('reveal-votes'),
	z.strictObject({ type: z.literal('publish-contract'), text }),
	z.strictObject({
		type: z.literal('set-action'),
		action,
		what: text,
		withWhom: text.nullable(),
		due: z.iso.date().nullable(),
		indicator: text.nullable(),
	}),
	z.strictObject({ type: z.literal('remove-action'), action }),
	z.strictObject({ type: z.literal('report-action'), action, status: actionStatusSchema }),
	z.strictObject({ type: z.literal('ask'), what: z.enum(['pause', 'minute']) }),
	z.strictObject({ type: z.literal('dismiss-ask'), person, what: z.enum(['pause', 'minute']) }),
	z.strictObject({ type: z.literal('answer-pulse'), answers: z.tuple([score, score, score]) }),
	z.strictObject({ type: z.literal('hand-over'), to: person }),
	bare('take-over'),
	bare('close'),
]);

/** What the form that opens a round sends. */
export const openRoundSchema = z.strictObject({
	groupId: id<'group'>(),
	templateKey: z.string().max(60),
	clientId: person,
	coFacilitatorId: person.nullable(),
	timeKeeperId: person.nullable(),
	observers: z.array(person).max(12),
	listening: z.enum(['strict', 'active']),
	/** Length of each step, in the template's unit. */
	minutes: z.array(z.int().min(0).max(600)).max(40),
});

export type OpenRoundInput = z.output<typeof openRoundSchema>;

/** What the owner of an action answers in one tap. */
export const reportActionSchema = z.strictObject({ actionId: action, status: actionStatusSchema });

export type ReportActionInput = z.output<typeof reportActionSchema>;
