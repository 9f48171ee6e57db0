import { days, type Instant } from '#kernel/clock.ts';
import { montreal } from '#kernel/dates.ts';
import { asId, newId } from '#kernel/id.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { PollAnswer } from '#features/meetings/poll/model.ts';
import { defaultFormat } from '#features/rounds/engine/formats.ts';
import type { Services } from '#server/services.ts';
import type { Logins } from './demo.ts';
import { isoDay } from './demo-meetings.ts';

type Polling = { services: Services; logins: Logins; now: Instant };

/** How many days from now, and the hour. */
const slots = [
	[35, '09:30'],
	[36, '13:00'],
	[42, '09:30'],
	[49, '17:30'],
] as const;

const yes = 'yes';
const maybe = 'if-need-be';
const no = 'no';

/** In the order of the slots; somebody has not answered yet. */
const answers: [login: string, answers: PollAnswer[], comment: string][] = [
	['animation', [yes, no, yes, maybe], ''],
	['coanimation', [yes, maybe, yes, no], ''],
	['consultation1', [yes, yes, yes, no], ''],
	['consultation2', [maybe, no, yes, yes], 'Le lundi et le mercredi, je termine à midi.'],
	['consultation3', [no, maybe, yes, no], ''],
	['consultation5', [yes, yes, maybe, no], 'Le soir, je garde les enfants.'],
];

/** The poll of a group that looks for the date of the meeting after the next one, through the same service as people's. */
export async function fillPoll(
	{ services, logins, now }: Polling,
	groupId: GroupId,
): Promise<void> {
	const actorOf = async (login: string): Promise<Actor> => {
		const actor = await services.accountQueries.findActor(asId<'person'>(logins.get(login) ?? ''));
		if (!actor) throw new Error(`demo: ${login} has no account`);
		return actor;
	};
	const facilitator = await actorOf('animation');
	const meetingId = newId<'meeting'>();
	const opened = await services.polls.open(facilitator, {
		...{ meetingId, groupId, title: 'Ronde suivante', timeZone: montreal, minutes: 90 },
		...{ place: 'hybrid', address: '12, rue du Grand-Orme, Montréal', room: 'salle 2' },
		...{ link: 'https://video.exemple.test/passerelles', notes: '', capacity: null },
		...{ facilitatorId: facilitator.id, agenda: [defaultFormat.key] },
		slots: slots.map(([inDays, time]) => `${isoDay.format(now + days(inDays))}T${time}`),
		lastDay: isoDay.format(now + days(10)),
	});
	if (!opened.ok) throw new Error(`demo: no poll, ${opened.refusal}`);
	const { poll } = await services.meetingQueries.load(facilitator, meetingId);
	for (const [login, said, comment] of answers) {
		await services.polls.vote(await actorOf(login), {
			...{ meetingId, comment },
			answers: (poll?.slots ?? []).flatMap(({ id: slotId }, index) => {
				const answer = said[index];
				return answer ? [{ slotId, answer }] : [];
			}),
		});
	}
}
