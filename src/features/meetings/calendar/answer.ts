import type { Instant } from '#kernel/clock.ts';
import { answersFor, endOf, isOn, type Meeting, type MeetingAnswer } from '../model.ts';

/** Why an answer that comes by a signed link is not taken. */
export type AnswerRefusal = 'tentative' | 'stale' | 'moved' | 'not-on' | 'other-place';

type Decision<Refusal> = { ok: true; answer: MeetingAnswer } | { ok: false; refusal: Refusal };

/** What stands in the way of an answer made for the meeting as it was at `startsAt`; null when nothing does. */
export function obstacle(
	meeting: Pick<Meeting, 'status' | 'startsAt' | 'minutes'>,
	startsAt: Instant,
	now: Instant,
): 'moved' | 'not-on' | null {
	if (!isOn(meeting) || endOf(meeting) <= now) return 'not-on';
	return meeting.startsAt === startsAt ? null : 'moved';
}

/** A calendar program knows yes and no: a yes comes to the room where there is one. */
export function answerTo(
	/** `sequence` is that of the invitation as it stands. */
	{ place, sequence: latest }: Pick<Meeting, 'place'> & { sequence: number },
	{ answer, sequence }: { answer: 'accepted' | 'declined' | 'tentative'; sequence: number },
): Decision<'tentative' | 'stale'> {
	if (sequence < latest) return { ok: false, refusal: 'stale' };
	if (answer === 'tentative') return { ok: false, refusal: 'tentative' };
	if (answer === 'declined') return { ok: true, answer: 'absent' };
	const [comes = 'absent'] = answersFor(place);
	return { ok: true, answer: comes };
}
