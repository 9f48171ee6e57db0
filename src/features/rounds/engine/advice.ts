import { families } from './advice/families.ts';
import { findQuestions, findSecond, isClosed, type Span } from './advice/questions.ts';

/** Something to say softly about a question, and where: offsets into the text as it was given. */
export type Remark = {
	/** Advice in disguise; answered by yes or no; several questions; more words than one follows. */
	kind: 'advice' | 'closed' | 'several' | 'long';
	start: number;
	end: number;
};

const wordsOfOneQuestion = 40;

/**
 * Notices, in French, what makes a question less of a question. It refuses none: whoever wrote it
 * decides. Its time grows with the length of the text and no faster, whatever the text.
 */
export function lintQuestion(text: string): Remark[] {
	const advice = findAdvice(text);
	const questions = findQuestions(text);
	const closed = without(questions, advice).filter((question) => isClosed(text, question));
	return [
		...remarks('advice', advice),
		...remarks('closed', closed),
		...remarks('several', findSecond(text, questions)),
		...remarks('long', findExcess(text)),
	];
}

function remarks(kind: Remark['kind'], spans: Span[]): Remark[] {
	return spans.map(({ start, end }) => ({ kind, start, end }));
}

function findAdvice(text: string): Span[] {
	const spans = families.flatMap(({ phrases, isHonest }) =>
		[...text.matchAll(phrases)]
			.map(({ index, 0: phrase }) => ({ start: index, end: index + phrase.length }))
			.filter(({ start, end }) => !isHonest(text, start, end)),
	);
	return merge(spans.toSorted((one, other) => one.start - other.start));
}

/** Phrases that overlap are one remark. */
function merge(spans: Span[]): Span[] {
	const merged: Span[] = [];
	for (const { start, end } of spans) {
		const last = merged.at(-1);
		if (last && start < last.end) last.end = Math.max(last.end, end);
		else merged.push({ start, end });
	}
	return merged;
}

/** The questions that hold none of these spans: one remark on a sentence is enough. Both are in order. */
function without(questions: Span[], spans: Span[]): Span[] {
	let next = 0;
	return questions.filter(({ start, end }) => {
		while ((spans[next]?.end ?? Infinity) <= start) next += 1;
		return (spans[next]?.start ?? Infinity) >= end;
	});
}

/** From the first word too many to the last. */
function findExcess(text: string): Span[] {
	const words = [...text.matchAll(/\S+/gu)].filter(([word]) => /[\p{L}\p{N}]/u.test(word));
	const [first, last] = [words[wordsOfOneQuestion], words.at(-1)];
	return first && last ? [{ start: first.index, end: last.index + last[0].length }] : [];
}
