import ICAL from 'ical.js';

/** What a calendar program answers to an invitation (RFC 5546, 3.2.3). */
export type CalendarReply = {
	uid: string;
	/** Of the invitation that was answered; 0 when it is not said. */
	sequence: number;
	answer: 'accepted' | 'declined' | 'tentative';
};

/**
 * Reads the body « text/calendar; method=REPLY » of one answer to one event. Who answers, and for which occurrence of a
 * series, is not read: whoever calls knows both, and what is in it is whatever the sender wrote.
 *
 * @returns null for whatever is not exactly that.
 */
export function readReply(text: string): CalendarReply | null {
	const calendar = parse(text);
	if (calendar?.name !== 'vcalendar' || valueOf(calendar, 'method') !== 'REPLY') return null;
	const [event, ...others] = calendar
		.getAllSubcomponents()
		.filter(({ name }) => name !== 'vtimezone');
	if (event?.name !== 'vevent' || others.length > 0) return null;
	const uid = valueOf(event, 'uid');
	const sequence = Number(valueOf(event, 'sequence') ?? '0');
	const answer = answerIn(event);
	if (!uid || !answer || !Number.isInteger(sequence) || sequence < 0) return null;
	return { uid, sequence, answer };
}

function parse(text: string): ICAL.Component | null {
	try {
		const read: unknown = ICAL.parse(text);
		// Two calendars in one body are an array of arrays.
		return Array.isArray(read) && typeof read[0] === 'string' ? new ICAL.Component(read) : null;
	} catch {
		return null;
	}
}

/** The value of a property that stands there once; null otherwise. */
function valueOf(component: ICAL.Component, name: string): string | null {
	const [property, ...others] = component.getAllProperties(name);
	return property && others.length === 0 ? String(property.getFirstValue()) : null;
}

const answers = new Map<string, CalendarReply['answer']>([
	['ACCEPTED', 'accepted'],
	['DECLINED', 'declined'],
	['TENTATIVE', 'tentative'],
]);

function answerIn(event: ICAL.Component): CalendarReply['answer'] | null {
	const [attendee, ...others] = event.getAllProperties('attendee');
	if (!attendee || others.length > 0) return null;
	return answers.get(String(attendee.getParameter('partstat')).toUpperCase()) ?? null;
}
