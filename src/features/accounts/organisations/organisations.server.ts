import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { isDuplicate, type Database } from '#platform/db/database.server.ts';
import type { Actor } from '../model.ts';
import { permit } from '../people/actor.server.ts';
import { canManageOrganisations } from '../policy.ts';
import type { CreateOrganisationInput, EditOrganisationInput } from '../schema.ts';

type Dependencies = { database: Database; clock: Clock };
type Answer = { ok: true } | { ok: false; refusal: 'name-taken' };

/** The organisations people belong to. */
export function organising({ database, clock }: Dependencies) {
	return { createOrganisation, editOrganisation };

	async function createOrganisation(actor: Actor, input: CreateOrganisationInput): Promise<Answer> {
		await permit(database.prisma, actor, canManageOrganisations);
		const createdAt = new Date(clock.now());
		return unlessTaken(() =>
			database.prisma.organisation.create({
				data: { id: newId<'organisation'>(), createdAt, ...input },
			}),
		);
	}

	async function editOrganisation(actor: Actor, input: EditOrganisationInput): Promise<Answer> {
		const { organisationId, ...data } = input;
		await permit(database.prisma, actor, canManageOrganisations);
		return unlessTaken(async () => {
			const { count } = await database.prisma.organisation.updateMany({
				where: { id: organisationId },
				data,
			});
			if (count === 0) throw new AppError('not-found', `organisation ${organisationId}`);
		});
	}
}

/** Two organisations never bear the same name; the database is the judge. */
async function unlessTaken(write: () => Promise<unknown>): Promise<Answer> {
	try {
		await write();
		return { ok: true };
	} catch (error) {
		if (isDuplicate(error)) return { ok: false, refusal: 'name-taken' };
		throw error;
	}
}
