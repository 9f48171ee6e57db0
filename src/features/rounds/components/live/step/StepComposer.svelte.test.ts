import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { aRoundAt } from '#tests/support/a-room.ts';
import { playRoom } from '#tests/support/play-room.ts';
import type { RoundEvent } from '#features/rounds/engine/events.ts';
import type { RoundState } from '#features/rounds/engine/round.ts';
import RoundNotebook from '../notebook/RoundNotebook.svelte';
import ParticipantView from '../ParticipantView.svelte';
import StepPanel from '../StepPanel.svelte';

const nextStep = ({ step, plannedMs }: RoundState): RoundEvent => ({
	type: 'step-started',
	reason: 'advance',
	step: step + 1,
	plannedMs: plannedMs[step + 1] ?? 0,
	deadline: null,
	held: null,
});

let stop = () => {};

afterEach(() => {
	stop();
	localStorage.clear();
	vi.unstubAllGlobals();
});

function sitAt(kind: string, viewer = 'youssef') {
	const played = playRoom(aRoundAt(kind), viewer);
	({ stop } = played);
	const { step } = played.room;
	if (!step) throw new Error(`no step ${kind}`);
	return { ...played, step };
}

const field = (name?: string) =>
	screen.getByRole<HTMLTextAreaElement>('textbox', name === undefined ? {} : { name });
const write = (text: string) => fireEvent.input(field(), { target: { value: text } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('a card goes out with the type that was chosen', async () => {
	const { show, step, commands } = sitAt('consultation');
	show(StepPanel, { step });
	await press('Hypothèse');
	await write('Dire non protège sa dignité.');
	await press('Déposer sur la table');
	expect(commands().at(-1)?.command).toMatchObject({
		type: 'write',
		as: 'hypothesis',
		text: { body: 'Dire non protège sa dignité.' },
	});
});

test('what the server refuses comes back in its field, with a sentence', async () => {
	const { show, step, refuse, room } = sitAt('consultation');
	show(StepPanel, { step });
	await write('Une idée.');
	await press('Déposer sur la table');
	await refuse('stale');
	expect(field().value).toBe('Une idée.');
	expect(screen.getByText(/La ronde a avancé entre-temps/)).toBeTruthy();
	expect(room.refusal).toBeNull();
});

test('the text leaves its field once it is accepted, and nothing is sent twice', async () => {
	const { show, step, acknowledge, commands } = sitAt('consultation');
	show(StepPanel, { step });
	await write('Une idée.');
	await press('Déposer sur la table');
	await acknowledge();
	expect(field().value).toBe('');
	await press('Déposer sur la table');
	expect(commands()).toHaveLength(1);
});

test('a learning is its author’s until shared', async () => {
	const { show, step, commands } = sitAt('learning');
	show(StepPanel, { step });
	await write('Demander l’heure d’abord.');
	await press('Garder pour moi');
	expect(commands().at(-1)?.command).toMatchObject({ isPrivate: true });
	await write('Ralentir.');
	await fireEvent.click(screen.getByRole('checkbox', { name: 'Partager avec le groupe' }));
	expect(screen.getByRole('button', { name: 'Déposer sur la table' })).toBeTruthy();
});

test('whoever observes has nothing to write in', () => {
	const { show, step } = sitAt('consultation', 'anahit');
	show(StepPanel, { step });
	expect(screen.queryByRole('textbox')).toBeNull();
});

test('what was being written when the step changed waits in the notebook', async () => {
	const { show, room } = sitAt('consultation');
	room.draft('write:clarification').text = 'Qui lui parle';
	show(RoundNotebook, {});
	expect(screen.getByText('Qui lui parle')).toBeTruthy();
	await press('Mettre dans mes notes');
	expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Qui lui parle');
});

test('a field stays under the hands of whoever writes in it when the step changes', async () => {
	const { show, room, tell } = sitAt('clarification');
	show(ParticipantView, {});
	const typed = field('Votre question');
	typed.focus();
	await fireEvent.input(typed, { target: { value: 'Qui lui parle' } });
	await tell(nextStep(room.state));
	expect(document.activeElement).toBe(typed);
	expect(typed.value).toBe('Qui lui parle');
	expect(screen.getByText(/L’étape a changé pendant que vous écriviez/)).toBeTruthy();
	await press('Garder au carnet');
	expect(field('Votre reformulation').value).toBe('');
	expect(screen.getByText('Qui lui parle')).toBeTruthy();
});

test('a text that nobody holds makes room for the new step and goes to the notebook', async () => {
	const { show, room, tell } = sitAt('clarification');
	show(ParticipantView, {});
	await fireEvent.input(field('Votre question'), { target: { value: 'Qui lui parle' } });
	await tell(nextStep(room.state));
	expect(field('Votre reformulation').value).toBe('');
	expect(screen.getByText(/Commencé à l’étape .*Clarification/)).toBeTruthy();
});
