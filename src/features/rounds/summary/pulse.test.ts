import { expect, test } from 'vitest';
import { averagePulse } from './pulse.ts';

const answers = (...all: [number, number, number][]) =>
	all.flatMap((scores) => scores.map((score, question) => ({ question, score, count: 1 })));

test('two answers could be told apart: nothing is shown', () => {
	expect(averagePulse(answers([5, 5, 5], [1, 1, 1]))).toBeNull();
	expect(averagePulse([])).toBeNull();
});

test('three answers give the average of each question', () => {
	expect(averagePulse(answers([5, 4, 1], [4, 4, 1], [3, 4, 4]))).toEqual({
		count: 3,
		averages: [4, 4, 2],
	});
});

test('a score given by several people weighs as many times', () => {
	const counts = [0, 1, 2].map((question) => ({ question, score: 5, count: 3 }));
	expect(averagePulse([...counts, { question: 0, score: 1, count: 1 }])).toEqual({
		count: 3,
		averages: [4, 5, 5],
	});
});
