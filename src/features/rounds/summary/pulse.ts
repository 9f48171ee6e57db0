import type { Summary } from './summary.ts';

/** Fewer answers than this could be told apart by those who were there. */
const fewestAnswers = 3;
const questions = [0, 1, 2];

type PulseCount = { question: number; score: number; count: number };

/** Averages of the three questions, from how many gave each score; null while answers are too few. */
export function averagePulse(counts: readonly PulseCount[]): Summary['pulse'] {
	const byQuestion = questions.map((question) => counts.filter((one) => one.question === question));
	const answers = Math.min(...byQuestion.map((scores) => sum(scores.map(({ count }) => count))));
	if (answers < fewestAnswers) return null;
	return {
		count: answers,
		averages: byQuestion.map(
			(scores) =>
				sum(scores.map(({ score, count }) => score * count)) /
				sum(scores.map(({ count }) => count)),
		),
	};
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
