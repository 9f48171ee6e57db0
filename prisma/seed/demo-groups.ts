import { days, minutes, type Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Actor } from '#features/accounts/model.ts';
import { defaultAgreement } from '#features/groups/components/default-agreement.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { Services } from '#server/services.ts';
import type { Logins } from './demo.ts';
import { groups, type DemoGroup } from './people.ts';

type Forming = {
	services: Services;
	logins: Logins;
	/** Wound by hand, so that a group formed last spring has last spring's dates. */
	clock: { at: Instant };
};

/** Forms the groups of the demo through the same service as people's, each at its own time in the past. */
export async function fillGroups(
	forming: Forming,
): Promise<{ passerelles: GroupId; traversees: GroupId; relais: GroupId }> {
	const { clock } = forming;
	const now = clock.at;
	const formed = async (daysAgo: number, group: DemoGroup) => {
		clock.at = now - days(daysAgo);
		return form(forming, group);
	};
	const ids = {
		passerelles: await formed(150, groups.passerelles),
		traversees: await formed(21, groups.traversees),
		relais: await formed(4, groups.relais),
	};
	clock.at = now;
	return ids;
}

async function form({ services, logins, clock }: Forming, group: DemoGroup): Promise<GroupId> {
	const { name, purpose, members, isSigned } = group;
	const actorOf = async (login: string): Promise<Actor> => {
		const actor = await services.accountQueries.findActor(idOf(login));
		if (!actor) throw new Error(`demo: ${login} has no account`);
		return actor;
	};
	const idOf = (login: string) => asId<'person'>(logins.get(login) ?? '');

	const admin = await actorOf('admin');
	const groupId = await services.groups.create(admin, { name, purpose, territory: 'Montréal' });
	for (const [login, role] of members) {
		expect(await services.groups.admit(admin, { groupId, personId: idOf(login), role }));
	}
	if (!isSigned) return groupId;

	clock.at += days(2);
	const facilitator = members.find(([, role]) => role === 'facilitator')?.[0] ?? '';
	const text = defaultAgreement();
	const published = { groupId, text, after: 0 };
	expect(await services.groups.publishAgreement(await actorOf(facilitator), published));
	const { agreement } = await services.groupQueries.loadAgreement(
		await actorOf(facilitator),
		groupId,
	);
	if (!agreement) throw new Error('demo: nothing to sign');
	for (const [login] of members) {
		clock.at += minutes(95);
		const signed = { groupId, agreementId: agreement.id };
		expect(await services.groups.signAgreement(await actorOf(login), signed));
	}
	return groupId;
}

function expect(answer: { ok: true } | { ok: false; refusal: string }): void {
	if (!answer.ok) throw new Error(`demo: a group does not form, ${answer.refusal}`);
}
