import { lintQuestion, type Remark } from '../../../engine/advice.ts';

/** The one thing worth saying about a question: advice in disguise first; null when there is nothing to say. */
export function remarkOn(question: string): Remark['kind'] | null {
	const kinds = lintQuestion(question).map(({ kind }) => kind);
	return kinds.find((kind) => kind === 'advice') ?? kinds[0] ?? null;
}
