import { fullDate, timeOfDay } from '#kernel/dates.ts';
import { asId, isUuid } from '#kernel/id.ts';
import type { PrismaClient } from '#platform/db/generated/client.ts';
import type { Composer, LetterAbout, LetterBody } from '#platform/mail/letter.ts';
import { m } from '#paraglide/messages.js';
import { endOf, isOn, type Meeting, type SeriesId } from '../model.ts';
import { meetingOf } from '../schedule/columns.server.ts';

type Invited = { method: 'REQUEST' | 'CANCEL'; text: string };

type Dependencies = {
	prisma: PrismaClient;
	publicOrigin: string;
	/** All of them as one file that a calendar program takes in. */
	publish: (meetings: Meeting[]) => string;
	/** The series as one invitation; null when its dates follow no rule. */
	inviteSeries: (seriesId: SeriesId, personId: string) => Promise<Invited | null>;
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
export function createSeriesMails(dependencies: Dependencies) {
	const { prisma, publicOrigin, publish, inviteSeries } = dependencies;
	const see = { label: m.mails_series_see(), href: `${publicOrigin}/rencontres` };
	return new Map<string, Composer>([
		...Object.entries(kinds).map(([type, kind]) => [type, composer(kind)] as const),
		['series-shortened', composeShortened],
	]);

	function composer({ isTold, subject, lead }: Kind): Composer {
		return async (personId, { seriesId, meetingId }): Promise<LetterBody | null> => {
			const told = (await list({ seriesId, meetingId, personId })).filter(isTold);
			const [first] = told;
			if (!first) return null;
			const invited = await inviteSeries(asId<'series'>(String(seriesId)), personId);
			return {
				subject: subject({ day: fullDate(first.startsAt, first.timeZone) }),
				lead: [lead({ count: told.length })],
				facts: told.map(factOf),
				action: see,
				closing: [m.mails_details_inside(), ...(invited ? [] : [m.mails_series_file()])],
				calendar: invited ?? { method: 'PUBLISH', text: publish(told) },
			};
		};
	}

	/** What was cut off is another object in calendars: the former one has to be told where it ends. */
	async function composeShortened(
		personId: string,
		{ seriesId, meetingId }: LetterAbout,
	): Promise<LetterBody | null> {
		const isMember = await prisma.meeting.count({
			where: {
				id: String(meetingId),
				group: { memberships: { some: { personId, leftAt: null } } },
			},
		});
		const invited =
			isMember > 0 && (await inviteSeries(asId<'series'>(String(seriesId)), personId));
		if (!invited) return null;
		const lead = [m.mails_series_shortened_lead()];
		return { subject: m.mails_series_shortened_subject(), lead, action: see, calendar: invited };
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
