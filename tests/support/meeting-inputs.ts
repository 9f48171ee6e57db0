import { newId } from '#kernel/id.ts';
import type { Actor } from '#features/accounts/model.ts';
import type { GroupId } from '#features/groups/model.ts';
import type { OpenPollInput } from '#features/meetings/poll/schema.ts';
import type { PlanMeetingInput } from '#features/meetings/schema.ts';
import type { PlanSeriesInput } from '#features/meetings/series/series-schema.ts';

/** A group of a test, with its people in the order of their seats. */
export type TestGroup = { groupId: GroupId; people: Actor[]; personAt(index: number): Actor };

/** A meeting on 15 December at half past nine, in a room with a link besides. */
export function meetingInput(
	{ groupId, personAt }: TestGroup,
	part: Partial<PlanMeetingInput> = {},
): PlanMeetingInput {
	return {
		meetingId: newId<'meeting'>(),
		...{ groupId, title: 'Ronde de décembre', localStart: '2026-12-15T09:30' },
		...{ timeZone: 'America/Toronto', minutes: 90, place: 'hybrid', address: '1, rue du Port' },
		...{ room: 'salle 2', link: 'https://video.example/relais', notes: '' },
		...{ facilitatorId: personAt(0).id, agenda: ['codev-90'], capacity: null, isDraft: false },
		...part,
	};
}

/** Three mornings of January, to be answered until 15 December. */
export function pollInput(group: TestGroup, part: Partial<OpenPollInput> = {}): OpenPollInput {
	const { localStart: _, isDraft: __, ...fields } = meetingInput(group);
	const slots = ['2027-01-12T09:30', '2027-01-13T13:00', '2027-01-19T09:30'];
	return { ...fields, slots, lastDay: '2026-12-15', ...part };
}

/** Every four weeks from Thursday 17 December at half past one, five times. */
export function seriesInput(
	group: TestGroup,
	part: Partial<PlanSeriesInput> = {},
): PlanSeriesInput {
	const { meetingId: _, ...meeting } = meetingInput(group);
	return {
		...{ ...meeting, seriesId: newId<'series'>(), localStart: '2026-12-17T13:30' },
		...{ repeat: { every: 'week', interval: 4 }, count: 5, until: null, skip: [] },
		...part,
	};
}
