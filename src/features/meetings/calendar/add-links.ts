import { endOf, type Meeting } from '../model.ts';

type Shown = { title: string; place: string; details: string };

/** Where a meeting is added to a calendar on the web. All that goes there are fixed words, a time and a link. */
export function addLinks(
	meeting: Pick<Meeting, 'startsAt' | 'minutes'>,
	{ title, place, details }: Shown,
): { google: string; outlook: string } {
	const [start = '', end = ''] = [meeting.startsAt, endOf(meeting)].map((at) =>
		new Date(at).toISOString().replace('.000Z', 'Z'),
	);
	const compact = (iso: string) => iso.replaceAll(/[-:]/g, '');
	const google = {
		...{ action: 'TEMPLATE', text: title, location: place, details },
		dates: `${compact(start)}/${compact(end)}`,
	};
	const outlook = {
		...{ path: '/calendar/action/compose', rru: 'addevent', startdt: start, enddt: end },
		...{ subject: title, location: place, body: details },
	};
	const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
	return {
		google: `https://calendar.google.com/calendar/render?${query(google)}`,
		outlook: `https://outlook.office.com/calendar/0/deeplink/compose?${query(outlook)}`,
	};
}
