import { expect, test } from 'vitest';
import { answerField, readAnswers, readPollForm } from './form.ts';

test('rows without a day are left out, and what was typed stays', () => {
	const data = new FormData();
	for (const [date, time] of [
		['2027-01-12', '09:30:00'],
		['', '09:30'],
		['2027-01-19', ''],
	] as const) {
		data.append('slotDate', date);
		data.append('slotTime', time);
	}
	data.set('lastDay', '2026-12-15');
	data.set('title', 'Ronde');
	const { typed, sent } = readPollForm(data);
	expect(sent).toMatchObject({
		...{ title: 'Ronde', lastDay: '2026-12-15' },
		slots: ['2027-01-12T09:30', '2027-01-19T'],
	});
	expect(sent).not.toHaveProperty('localStart');
	expect(typed.rows).toHaveLength(3);
});

test('answers are read by slot, and nothing else with them', () => {
	const data = new FormData();
	data.set(answerField('a'), 'yes');
	data.set('comment', 'Le matin.');
	expect(readAnswers(data)).toEqual([{ slotId: 'a', answer: 'yes' }]);
});
