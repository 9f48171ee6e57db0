import type { Database } from '#platform/db/database.server.ts';
import { createLog } from '#platform/log.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { createMemoryBroker } from '#platform/realtime/broker.server.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { MeetingId } from '#features/meetings/model.ts';
import type { PlanMeetingInput } from '#features/meetings/schema.ts';
import { createServices } from '#server/services.ts';
import { handWoundClock } from './clock.ts';
import { groupsOn } from './groups.ts';
import { origin } from './app.ts';
import { meetingInput } from './meeting-inputs.ts';

/** All the services over a database, with a clock wound by hand and letters that stay here, or go to a server. */
export async function toldOn(database: Database, env: Record<string, string> = {}) {
	const stage = await groupsOn(database);
	const clock = handWoundClock(Date.UTC(2026, 10, 25, 15));
	const services = createServices({
		...{ database, clock, broker: createMemoryBroker(), log: createLog('silent') },
		config: readConfig({ PUBLIC_ORIGIN: origin, ...env }, 'demo'),
	});
	const { notifications } = services;
	return {
		...stage,
		clock,
		services,
		aMeeting,
		inputFor: meetingInput,
		work,
		unsent,
		mailOf,
		bellOf,
	};

	type Group = Awaited<ReturnType<typeof stage.aGroup>>;

	/** A meeting on 15 December 2026 at 9 h 30 in Montréal. */
	async function aMeeting(group: Group, part: Partial<PlanMeetingInput> = {}): Promise<MeetingId> {
		const answer = await services.meetings.plan(group.personAt(0), meetingInput(group, part));
		if (!answer.ok) throw new Error(answer.refusal);
		return answer.meetingId;
	}

	/** What the tasks of a minute do. */
	async function work(): Promise<void> {
		await notifications.relay();
		await notifications.lookForDue();
		await notifications.deliver();
	}

	async function unsent() {
		return database.prisma.letter.findMany({ where: { sentAt: null }, orderBy: { id: 'asc' } });
	}

	/** The subjects of the letters somebody got, the first one first. */
	async function mailOf({ email }: Pick<Actor, 'email'>): Promise<string[]> {
		const letters = await services.mailbox.list(email);
		return letters.map(({ subject }) => subject).toReversed();
	}

	/** The types of the notices under somebody's bell, the first one first. */
	async function bellOf(person: Actor): Promise<string[]> {
		const { notices } = await services.notificationQueries.list(person);
		return notices.map(({ type }) => type).toReversed();
	}
}
