import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { Contribution, RoundState } from '#features/rounds/engine/round.ts';
import { aRoundAt, person } from '#tests/support/a-room.ts';
import { playRoom } from '#tests/support/play-room.ts';
import Subjects from './Subjects.svelte';

let stop = () => {};

afterEach(() => {
	stop();
	localStorage.clear();
	vi.unstubAllGlobals();
});

const aSubject = (name: string): Contribution => ({
	id: asId<'contribution'>(`subject-of-${name}`),
	type: 'subject',
	step: 1,
	author: person(name),
	text: asId<'text'>(`text-of-${name}`),
	veil: null,
	writtenAt: 0,
	editedAt: null,
	isWithdrawn: false,
	answer: null,
});

function choose(changes: Partial<RoundState> = {}) {
	const contributions = [aSubject('soraya'), aSubject('catalina')];
	const texts = { 'text-of-soraya': 'Un père absent', 'text-of-catalina': 'Une mère pressée' };
	const played = playRoom(aRoundAt('choice', { contributions, ...changes }), 'youssef', texts);
	({ stop } = played);
	played.show(Subjects, {});
	return played;
}

const vote = (name: string, subject: string | null, by: string | null = name) => ({
	id: asId<'vote'>(`vote-of-${name}`),
	by: by === null ? null : person(by),
	subject: subject === null ? null : asId<'contribution'>(`subject-of-${subject}`),
});

test('a press votes for that subject', async () => {
	const { commands } = choose();
	const [, second] = screen.getAllByRole('button', { name: 'Voter pour ce sujet' });
	if (second) await fireEvent.click(second);
	expect(commands().at(-1)?.command).toMatchObject({
		type: 'vote',
		subject: 'subject-of-catalina',
	});
});

test('until they are revealed, votes are only counted, and one sees one’s own', () => {
	choose({ votes: [vote('youssef', 'soraya'), vote('nadege', null, null)] });
	expect(screen.getByText('Votre vote')).toBeTruthy();
	expect(screen.getByText(/Votes reçus.: 2\./)).toBeTruthy();
	expect(screen.queryByText('1 vote')).toBeNull();
});

test('revealed, each subject says how many it has', () => {
	choose({
		areVotesRevealed: true,
		votes: [vote('youssef', 'soraya'), vote('a', 'soraya', null), vote('b', 'catalina', null)],
	});
	expect(screen.getByText('2 votes')).toBeTruthy();
	expect(screen.getByText('1 vote')).toBeTruthy();
});
