import { expect, test } from 'vitest';
import { dropCard, keepCard, readDrawer, type HeldCard } from './drawer.ts';

const card: HeldCard = { id: '1', as: 'lead', body: 'Et s’il animait un atelier?', step: 3 };

test('cards come back in the order they were kept', () => {
	const drawer = { text: '' };
	keepCard(drawer, card);
	keepCard(drawer, { ...card, id: '2' });
	expect(readDrawer(drawer.text).map(({ id }) => id)).toEqual(['1', '2']);
});

test('an emptied drawer leaves nothing on the device', () => {
	const drawer = { text: '' };
	keepCard(drawer, card);
	dropCard(drawer, '1');
	expect(drawer.text).toBe('');
});

test('what cannot be read counts as empty, and a strange card is left out', () => {
	expect(readDrawer('{')).toEqual([]);
	expect(readDrawer('"text"')).toEqual([]);
	expect(readDrawer(JSON.stringify([card, { ...card, as: 'advice' }, null]))).toEqual([card]);
});
