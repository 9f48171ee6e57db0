import { describe, expect, test } from 'vitest';
import { codev90 } from '#features/rounds/engine/formats/codev.ts';
import { formats } from '#features/rounds/engine/formats.ts';
import type { Step } from '#features/rounds/engine/template.ts';
import { partOf, partsOf, writesOf } from './parts.ts';

const step = (kind: string): Step => {
	const found = codev90.steps.find((each) => each.kind === kind);
	if (!found) throw new Error(kind);
	return found;
};

describe('the parts of a step', () => {
	test.each([
		['welcome', ['follow-up']],
		['choice', ['subjects']],
		['presentation', ['presentation', 'questions']],
		['clarification', ['questions']],
		['contract', ['contract']],
		['consultation', ['table', 'takeaways']],
		['action-plan', ['plan']],
		['learning', ['learning']],
	])('%s of the default format shows %j', (kind, parts) => {
		expect(partsOf(step(kind))).toEqual(parts);
	});

	test('whatever may be written at a step of any format has a place in it', () => {
		for (const { steps, key } of formats.values()) {
			for (const each of steps) {
				for (const type of Object.values(each.writes).flat()) {
					expect(partsOf(each), `${key}, ${each.key}, ${type}`).toContain(partOf({ type }, each));
				}
			}
		}
	});
});

test('a question lies with the other questions, or among the ideas when it was asked there', () => {
	expect(partOf({ type: 'question' }, step('clarification'))).toBe('questions');
	expect(partOf({ type: 'question' }, step('consultation'))).toBe('table');
});

test('whoever observes writes nothing', () => {
	expect(writesOf(step('learning'), 'observer')).toEqual([]);
	expect(writesOf(step('clarification'), 'consultant')).toEqual(['question']);
});
