import { asId } from '#kernel/id.ts';
import type { PollSlot } from '#platform/db/generated/client.ts';
import type { PollAnswer, Slot } from './model.ts';

// Prisma's names hold no hyphen.
export const toPollAnswer = { yes: 'yes', 'if-need-be': 'if_need_be', no: 'no' } as const;

export const pollAnswerOf = (column: 'yes' | 'if_need_be' | 'no'): PollAnswer =>
	column === 'if_need_be' ? 'if-need-be' : column;

export const slotOf = ({ id, localStart, startsAt }: PollSlot): Slot => ({
	id: asId<'slot'>(id),
	localStart,
	startsAt: startsAt.getTime(),
});
