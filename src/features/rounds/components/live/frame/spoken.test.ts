import { describe, expect, test } from 'vitest';
import { changesOf, type Heard } from './spoken.ts';

const before: Heard = {
	status: 'running',
	step: 2,
	title: 'Exposé',
	isPaused: false,
	secondsLeft: 300,
	hasFloor: false,
	link: 'live',
};

const said = (changes: Partial<Heard>, from: Partial<Heard> = {}) =>
	changesOf({ ...before, ...from }, { ...before, ...from, ...changes });

describe('what is said aloud', () => {
	test('nothing while only the seconds go by', () => {
		expect(said({ secondsLeft: 299 })).toEqual([]);
	});

	test('the new step, and not that its clock jumped', () => {
		const next = { step: 3, title: 'Clarification', secondsLeft: 30 };
		expect(said(next)).toEqual(['Nouvelle étape\u00A0: Clarification.']);
	});

	test('the last minute and the end, once each', () => {
		expect(said({ secondsLeft: 60 }, { secondsLeft: 61 })).toEqual(['Il reste une minute.']);
		expect(said({ secondsLeft: 59 }, { secondsLeft: 60 })).toEqual([]);
		expect(said({ secondsLeft: 0 }, { secondsLeft: 1 })).toEqual([
			'Le temps de l’étape est écoulé.',
		]);
		expect(said({ secondsLeft: -1 }, { secondsLeft: 0 })).toEqual([]);
	});

	test('one’s own turn, never somebody else’s', () => {
		expect(said({ hasFloor: true })).toEqual(['Vous avez la parole.']);
		expect(said({ hasFloor: false }, { hasFloor: true })).toEqual([]);
	});

	test('the line lost and back, but not the first connection', () => {
		expect(said({ link: 'reconnecting' })).toEqual([
			'Connexion perdue. Vos textes sont gardés ici.',
		]);
		expect(said({ link: 'live' }, { link: 'reconnecting' })).toEqual(['Connexion rétablie.']);
		expect(said({ link: 'live' }, { link: 'connecting' })).toEqual([]);
	});

	test('the end of the round', () => {
		expect(said({ status: 'closed', step: 7 })).toEqual(['La ronde est terminée.']);
	});
});
