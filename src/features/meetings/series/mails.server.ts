import { fullDate, timeOfDay } from '#kernel/dates.ts';
import { isUuid } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Composer, LetterBody } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';
import { endOf, isOn, type Meeting } from '../model.ts';
import { meetingOf } from '../schedule/columns.server.ts';

type Dependencies = {
	prisma: PrismaClient;
	publicOrigin: string;
	/** All of them as one file that a calendar program takes in. */
	publish: (meetings: Meeting[]) => string;
};

type Kind = {
	isTold: (meeting: Meeting) => boolean;
	subject: (first: { day: string }) => string;
	lead: (counted: { count: number }) => string;
};

const isCancelled = ({ status }: Meeting) => status === 'cancelled';

const kinds: Record<string, Kind> = {
	'series-confirmed': {
		...{ isTold: isOn, subject: m.mails_series_confirmed_subject },
		lead: m.mails_series_confirmed_lead,
	},
	'series-changed': {
		...{ isTold: isOn, subject: m.mails_series_changed_subject },
		lead: m.mails_series_changed_lead,
	},
	'series-cancelled': {
		...{ isTold: isCancelled, subject: m.mails_series_cancelled_subject },
		lead: m.mails_series_cancelled_lead,
	},
};

/** Letters about several meetings at once: their days and hours, in one letter rather than one for each. */
export function createSeriesMails({ prisma, publicOrigin, publish }: Dependencies) {
	return new Map(Object.entries(kinds).map(([type, kind]) => [type, composer(kind)]));

	function composer({ isTold, subject, lead }: Kind): Composer {
		return async (personId, { seriesId, meetingId }): Promise<LetterBody | null> => {
			const found = await list({ seriesId, meetingId, personId });
			const told = found.filter(isTold);
			const [first] = told;
			if (!first) return null;
			return {
				subject: subject({ day: fullDate(first.startsAt, first.timeZone) }),
				lead: [lead({ count: told.length })],
				facts: told.map(factOf),
				action: { label: m.mails_series_see(), href: `${publicOrigin}/rencontres` },
				closing: [m.mails_details_inside(), m.mails_series_file()],
				calendar: { method: 'PUBLISH', text: publish(told) },
			};
		};
	}

	/** The meetings of the series from one on, for those who are still of the group. */
	async function list({ seriesId, meetingId, personId }: Record<string, unknown>) {
		const ids = { series: String(seriesId), from: String(meetingId), person: String(personId) };
		if (!isUuid(ids.series) || !isUuid(ids.from)) return [];
		const from = await prisma.meeting.findUnique({ where: { id: ids.from } });
		if (!from) return [];
		const rows = await prisma.meeting.findMany({
			where: {
				...{ seriesId: ids.series, occurrence: { gte: from.occurrence ?? '' } },
				group: { memberships: { some: { personId: ids.person, leftAt: null } } },
			},
			orderBy: { startsAt: 'asc' },
		});
		return rows.map(meetingOf);
	}
}

function factOf(meeting: Meeting) {
	const { startsAt, timeZone } = meeting;
	return {
		label: fullDate(startsAt, timeZone),
		text: m.meetings_hours({
			start: timeOfDay(startsAt, timeZone),
			end: timeOfDay(endOf(meeting), timeZone),
		}),
	};
}
