import { montreal } from '#kernel/dates.ts';
import { channelsOf, type NoticeChannel, type NoticeKind, type Rhythm } from '../model.ts';

/** What holds until somebody chooses: everything is told, at any hour, and the digest comes on Monday. */
export const usualRhythm: Rhythm = { timeZone: montreal, quiet: null, digestDay: 1 };

export type Choice = { kind: string; channel: string; isOn: boolean };

/** Whether a person is told of a kind on a channel: the usual answer, or the one they chose instead. */
export function isOn(
	choices: readonly Choice[],
	kind: NoticeKind,
	channel: NoticeChannel,
): boolean {
	if (!channelsOf(kind).includes(channel)) return false;
	const own = choices.find((choice) => choice.kind === kind && choice.channel === channel);
	return own?.isOn ?? true;
}
