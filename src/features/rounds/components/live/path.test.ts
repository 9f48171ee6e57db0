import { expect, test } from 'vitest';
import { aRoundAt } from '#tests/support/a-room.ts';
import { pathOf, stepRank } from './path.ts';

const withoutChoice = aRoundAt('consultation').plannedMs.map((length, index) =>
	index === 1 ? 0 : length,
);

test('the steps of the method are numbered as people call them', () => {
	const { template } = aRoundAt('welcome');
	const ranks = template.steps.map((_, index) => stepRank(template, index));
	expect(ranks).toEqual([null, null, 1, 2, 3, 4, 5, 6]);
	expect(stepRank(template, -1)).toBeNull();
});

test('a step planned at 0 minutes is left out of the way', () => {
	const state = aRoundAt('consultation', { plannedMs: withoutChoice });
	const { steps, now } = pathOf(state, 750);
	expect(steps.map(({ title }) => title)).not.toContain('Choix');
	expect(steps[now]).toMatchObject({ title: 'Rétroactions', rank: 4, minutes: 25 });
});

test('the minutes of the last step are kept', () => {
	expect(pathOf(aRoundAt('welcome'), null).steps.at(-1)?.isKept).toBe(true);
});

test('the present step fills as its time goes by, and never beyond', () => {
	const state = aRoundAt('consultation');
	expect(pathOf(state, 750).done).toBe(0.5);
	expect(pathOf(state, -60).done).toBe(1);
	expect(pathOf(state, null).done).toBe(0);
});

test('before the start nothing is under way; after the end everything is behind', () => {
	const state = aRoundAt('welcome');
	expect(pathOf({ ...state, status: 'lobby', step: -1 }, null).now).toBe(-1);
	expect(pathOf({ ...state, status: 'closed' }, null).now).toBe(8);
});
