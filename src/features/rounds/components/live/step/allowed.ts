import { newId } from '#kernel/id.ts';
import type { RoundRoom } from '../../../client.svelte.ts';
import type { Command, NewText } from '../../../engine/commands.ts';
import type { ContributionType } from '../../../engine/template.ts';
import { writesOf } from './parts.ts';

type Room = Pick<RoundRoom, 'step' | 'role' | 'can'>;

export const aText = (body: string): NewText => ({ id: newId<'text'>(), body });

export function aWriting(as: ContributionType, body: string, isPrivate = false): Command {
	return { type: 'write', contribution: newId<'contribution'>(), as, text: aText(body), isPrivate };
}

/** What is its author's alone until shared: what one learns or takes away. */
export const isPersonal = (type: ContributionType): boolean =>
	type === 'learning' || type === 'takeaway';

/** What one may write now, in the template's order. */
export function writableTypes(room: Room): ContributionType[] {
	if (!room.step) return [];
	return writesOf(room.step, room.role).filter((as) => mayWrite(room, as, isPersonal(as)));
}

export const mayWrite = (room: Room, as: ContributionType, isPrivate: boolean): boolean =>
	room.can(aWriting(as, '…', isPrivate));

export const mayPublishContract = (room: Room): boolean =>
	room.can({ type: 'publish-contract', text: aText('…') });
