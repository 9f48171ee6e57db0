import type { Instant } from '#kernel/clock.ts';
import type { PersonId } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { MeetingId, SeriesId } from './model.ts';
import type { SlotId } from './poll/model.ts';

type About = { meetingId: MeetingId; groupId: GroupId };
/** Told once for all the meetings concerned, of which `meetingId` is the first. */
type AboutSeries = About & { seriesId: SeriesId };

/** Facts about meetings that others hear of. */
export type MeetingEvent =
	| ({ type: 'meeting-confirmed' } & About)
	/** The time changed: what was answered and reminded counts no more. */
	| ({ type: 'meeting-moved'; before: Instant } & About)
	/** The place, the title or the length changed. */
	| ({ type: 'meeting-changed' } & About)
	| ({ type: 'meeting-cancelled'; startsAt: Instant } & About)
	/** Those who lead said who was there, or its rounds are closed. */
	| ({ type: 'meeting-held' } & About)
	/** No date will be chosen. */
	| ({ type: 'poll-cancelled' } & About)
	/** Somebody was named the client, in the place of another one perhaps. */
	| ({ type: 'subject-chosen'; clientId: PersonId } & About)
	| ({ type: 'poll-opened' } & About)
	/** For those who have not answered. */
	| ({ type: 'poll-reminded' } & About)
	/** A slot was chosen, and confirms the meeting: no `meeting-confirmed` goes with it, so that people hear once. */
	| ({ type: 'poll-closed'; slotId: SlotId } & About)
	| ({ type: 'series-confirmed' } & AboutSeries)
	/** One meeting and the following ones: their time, their place, their title or their length. */
	| ({ type: 'series-changed' } & AboutSeries)
	/** Cut before `meetingId`: what follows is a series of its own. Only calendars need to hear of it. */
	| ({ type: 'series-shortened' } & AboutSeries)
	| ({ type: 'series-cancelled' } & AboutSeries);
