import { days, type Instant } from '#kernel/clock.ts';
import { montreal } from '#kernel/dates.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { MeetingAnswer } from '#features/meetings/model.ts';
import type { PlanMeetingInput } from '#features/meetings/schema.ts';
import { defaultFormat } from '#features/rounds/engine/formats.ts';
import type { Services } from '#server/services.ts';
import type { Logins } from './demo.ts';

type Planning = { services: Services; logins: Logins; now: Instant };

/** « 2026-12-15 », in Montréal. */
export const isoDay = new Intl.DateTimeFormat('en-CA', {
	...{ year: 'numeric', month: '2-digit', day: '2-digit' },
	timeZone: montreal,
});

/** The next meeting of each group that has begun, through the same service as people's. */
export async function fillMeetings(
	planning: Planning,
	groups: { passerelles: GroupId; traversees: GroupId },
): Promise<void> {
	const { logins, now } = planning;
	const facilitatorId = asId<'person'>(logins.get('animation') ?? '');
	const common = { timeZone: montreal, facilitatorId, agenda: [defaultFormat.key], isDraft: false };
	await plan(
		planning,
		{
			...{ ...common, groupId: groups.passerelles, title: 'Prochaine ronde', minutes: 120 },
			...{ localStart: `${isoDay.format(now + days(20))}T09:30`, place: 'hybrid', capacity: 8 },
			...{ address: '12, rue du Grand-Orme, Montréal', room: 'salle 2' },
			link: 'https://video.exemple.test/passerelles',
			notes: 'Entrée par la cour. Ascenseur au fond du couloir.',
		},
		[
			['animation', 'in-person', ''],
			['cliente', 'in-person', ''],
			['consultation1', 'remote', ''],
			['consultation2', 'in-person', ''],
			['consultation3', 'absent', 'En formation ce jour-là.'],
		],
	);
	await plan(
		planning,
		{
			...{ ...common, groupId: groups.traversees, title: 'Première ronde', minutes: 90 },
			...{ localStart: `${isoDay.format(now + days(1))}T13:30`, place: 'in-person' },
			...{ address: '12, rue du Grand-Orme, Montréal', room: 'salle 4', capacity: null },
			...{ link: '', notes: '' },
		},
		[['cliente', 'in-person', '']],
	);
}

async function plan(
	{ services, logins }: Planning,
	input: Omit<PlanMeetingInput, 'meetingId'>,
	replies: [login: string, answer: MeetingAnswer, word: string][],
): Promise<void> {
	const actorOf = async (login: string): Promise<Actor> => {
		const actor = await services.accountQueries.findActor(asId<'person'>(logins.get(login) ?? ''));
		if (!actor) throw new Error(`demo: ${login} has no account`);
		return actor;
	};
	const meetingId = newId<'meeting'>();
	const planned = await services.meetings.plan(await actorOf('animation'), { ...input, meetingId });
	if (!planned.ok) throw new Error(`demo: no meeting, ${planned.refusal}`);
	for (const [login, answer, word] of replies) {
		await services.meetings.reply(await actorOf(login), { meetingId, answer, word });
	}
}
