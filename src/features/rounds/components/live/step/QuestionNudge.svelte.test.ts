import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { aRoundAt } from '#tests/support/a-room.ts';
import { playRoom } from '#tests/support/play-room.ts';
import RoundNotebook from '../notebook/RoundNotebook.svelte';
import StepPanel from '../StepPanel.svelte';

let stop = () => {};

afterEach(() => {
	stop();
	localStorage.clear();
	vi.unstubAllGlobals();
});

function sitAt(kind: string) {
	const played = playRoom(aRoundAt(kind), 'youssef');
	({ stop } = played);
	const { step } = played.room;
	if (!step) throw new Error(`no step ${kind}`);
	return { ...played, step };
}

const write = (value: string) =>
	fireEvent.input(screen.getByRole('textbox'), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const nudge = () => screen.queryByText('On dirait un conseil déguisé en question.');
const advice = 'As-tu pensé à inviter un interprète?';

test('a question that asks is left in peace', async () => {
	const { show, step } = sitAt('clarification');
	show(StepPanel, { step });
	await write('Comment se passe son arrivée le matin?');
	expect(nudge()).toBeNull();
});

test('an advice in disguise is noticed, and may be asked all the same', async () => {
	const { show, step, commands } = sitAt('clarification');
	show(StepPanel, { step });
	await write(advice);
	expect(nudge()).toBeTruthy();
	expect(screen.getByText(/La garder pour l’étape 4\?/)).toBeTruthy();
	await press('Poser la question');
	expect(commands().at(-1)?.command).toMatchObject({ as: 'question', text: { body: advice } });
});

test('kept, it leaves the field and waits on the device as an idea', async () => {
	const { show, step, commands, room } = sitAt('clarification');
	show(StepPanel, { step });
	await write(advice);
	await press('La garder');
	expect(room.draft('write:clarification').isEmpty).toBe(true);
	expect(commands()).toEqual([]);
	show(RoundNotebook, {});
	expect(screen.getByText(advice)).toBeTruthy();
	expect(screen.queryByRole('button', { name: 'Déposer' })).toBeNull();
});

test('when the moment has come, one press lays it on the table', async () => {
	const { show, commands, room } = sitAt('consultation');
	room.draft('drawer').text = JSON.stringify([{ id: '1', as: 'lead', body: advice, step: 3 }]);
	show(RoundNotebook, {});
	expect(screen.getByText(/Gardée à l’étape 2\. Le moment est venu\./)).toBeTruthy();
	await press('Déposer');
	expect(commands().at(-1)?.command).toMatchObject({ as: 'lead', text: { body: advice } });
	expect(screen.queryByText(advice)).toBeNull();
});

test('refused, it goes back to the drawer', async () => {
	const { show, refuse, room } = sitAt('consultation');
	room.draft('drawer').text = JSON.stringify([{ id: '1', as: 'lead', body: advice, step: 3 }]);
	show(RoundNotebook, {});
	await press('Déposer');
	await refuse('stale');
	expect(screen.getByText(advice)).toBeTruthy();
});
