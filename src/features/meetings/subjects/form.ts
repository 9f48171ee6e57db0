import { checkFields, type FormErrors, type FormValues } from '#kernel/forms.ts';
import { answersBy, type PreparationAnswers } from './model.ts';
import type { SubjectRefusal } from './refusal.ts';
import { answersSchema } from './schema.ts';

/** What a page answers to a form about the choice of a situation. */
export type SubjectResult = {
	what: 'propose' | 'withdraw' | 'support' | 'reveal' | 'name';
	refusal: SubjectRefusal | null;
	/** What is wrong with each field, by its code. */
	errors: FormErrors;
	/** What was typed. */
	values: FormValues;
};

/** What a page answers to a preparation that was sent. */
export type SheetResult = {
	/** What was typed; null once it is saved. */
	typed: PreparationAnswers | null;
	errors: FormErrors;
	isStale: boolean;
};

/** What was typed under each question, and the same as the schema reads it. */
export function readAnswers(data: FormData) {
	const typed = answersBy((question) => {
		const text = data.get(question);
		return typeof text === 'string' ? text : '';
	});
	return { typed, checked: checkFields(typed, answersSchema) };
}
