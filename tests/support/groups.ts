import { asId, newId } from '#kernel/id.ts';
import type { Database } from '#platform/db/database.server.ts';
import type { Actor, PlatformRole } from '#features/accounts/model.ts';
import type { GroupId, GroupRole } from '#features/groups/model.ts';
import { createGroupQueries } from '#features/groups/queries.server.ts';
import { createGroupService } from '#features/groups/service.server.ts';
import { handWoundClock } from './clock.ts';

/** Groups over a database, with people to put in them. */
export async function groupsOn(database: Database) {
	const clock = handWoundClock(Date.UTC(2026, 8, 1, 13));
	const service = createGroupService({ database, clock });
	const queries = createGroupQueries(database.prisma, clock);
	const { id: organisationId } = await database.prisma.organisation.create({
		data: { id: newId(), name: `Organisme ${newId()}`, type: 'family', territory: 'Montréal' },
	});
	const admin = await aPerson('Benoît Lachance', 'administrator');
	return { database, clock, service, queries, admin, aPerson, aGroup, seat, publish, sign };

	async function aPerson(name = 'Ana Lopez', role: PlatformRole = 'member'): Promise<Actor> {
		const id = newId<'person'>();
		const email = `${id}@test.local`;
		await database.prisma.person.create({
			data: {
				...{ id, name, email, organisationId, platformRole: role },
				passwordHash: '-',
				rulesAcceptedAt: new Date(clock.now()),
			},
		});
		return { id, name, email, role };
	}

	/** A group with one person per role, seated in that order. */
	async function aGroup(...roles: GroupRole[]) {
		const groupId = await service.create(admin, {
			name: 'Les Passerelles',
			purpose: 'Se rejoindre.',
			territory: 'Montréal',
		});
		const people: Actor[] = [];
		for (const role of roles) people.push(await seat(groupId, role));
		const personAt = (index: number): Actor => {
			const person = people[index];
			if (!person) throw new Error(`nobody at ${index}`);
			return person;
		};
		return { groupId, people, personAt };
	}

	async function seat(groupId: GroupId, role: GroupRole): Promise<Actor> {
		const person = await aPerson();
		const answer = await service.admit(admin, { groupId, personId: person.id, role });
		if (!answer.ok) throw new Error(answer.refusal);
		return person;
	}

	async function publish(groupId: GroupId, facilitator: Actor, text: string, after = 0) {
		const answer = await service.publishAgreement(facilitator, { groupId, text, after });
		if (!answer.ok) throw new Error(answer.refusal);
	}

	/** Signs what this person reads now. */
	async function sign(groupId: GroupId, person: Actor) {
		const { agreement } = await queries.loadAgreement(person, groupId);
		const agreementId = agreement?.id ?? asId<'agreement'>('');
		return service.signAgreement(person, { groupId, agreementId });
	}
}
