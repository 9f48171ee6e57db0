import type { Draft } from '../../../device/drafts.svelte.ts';
import type { ContributionType } from '../../../engine/template.ts';
import { kindLooks } from '../../kinds.ts';

/** A card kept for later in its author's private drawer: on the device, never sent by itself. */
export type HeldCard = {
	id: string;
	as: ContributionType;
	body: string;
	/** Index of the step where it was kept. */
	step: number;
};

/** The drawer as a draft keeps it; what cannot be read counts as an empty drawer. */
export function readDrawer(text: string): HeldCard[] {
	if (text === '') return [];
	try {
		const cards: unknown = JSON.parse(text);
		return Array.isArray(cards) ? cards.filter(isHeldCard) : [];
	} catch {
		return [];
	}
}

export function writeDrawer(cards: HeldCard[]): string {
	return cards.length === 0 ? '' : JSON.stringify(cards);
}

type Drawer = Pick<Draft, 'text'>;

export function keepCard(drawer: Drawer, card: HeldCard): void {
	drawer.text = writeDrawer([...readDrawer(drawer.text), card]);
}

export function dropCard(drawer: Drawer, id: string): void {
	drawer.text = writeDrawer(readDrawer(drawer.text).filter((card) => card.id !== id));
}

function isHeldCard(card: unknown): card is HeldCard {
	return (
		typeof card === 'object' &&
		card !== null &&
		'id' in card &&
		typeof card.id === 'string' &&
		'as' in card &&
		typeof card.as === 'string' &&
		card.as in kindLooks &&
		'body' in card &&
		typeof card.body === 'string' &&
		'step' in card &&
		typeof card.step === 'number'
	);
}
