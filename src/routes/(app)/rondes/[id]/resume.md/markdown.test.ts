import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { Summary, SummaryLine } from '#features/rounds/summary/summary.ts';
import { fileNameOf, writeMarkdown } from './markdown.ts';

const line = (text: string, change: Partial<SummaryLine> = {}): SummaryLine => ({
	id: asId<'contribution'>(text),
	type: 'learning',
	text,
	author: 'Soraya Benhaddou',
	isMine: false,
	isShared: true,
	...change,
});

const aSummary = (change: Partial<Summary> = {}): Summary => ({
	round: {
		id: asId<'round'>('round'),
		number: 4,
		status: 'closed',
		groupId: asId<'group'>('group'),
		groupName: 'Les Passerelles',
		templateTitle: 'Codéveloppement, 90 minutes',
		unit: 'minutes',
		startedAt: Date.UTC(2026, 10, 24, 14, 30),
		closedAt: Date.UTC(2026, 10, 24, 16),
	},
	isClient: false,
	client: 'Soraya Benhaddou',
	facilitator: 'Nadège Beaubrun',
	people: [{ id: asId<'person'>('soraya'), name: 'Soraya Benhaddou', role: 'client' }],
	contract: [{ version: 1, text: 'J’aimerais repartir.', at: Date.UTC(2026, 10, 24, 15) }],
	kept: [],
	takeaways: [],
	actions: [],
	learnings: [],
	adjustments: [],
	times: [{ title: 'Exposé', plannedMs: 480_000, realMs: 612_000 }],
	pulse: null,
	...change,
});

/** With plain spaces, so that the tests can be read. */
const write = (summary: Summary) => writeMarkdown(summary).replaceAll('\u00a0', ' ');

test('it says what was agreed, by whom, when, and how long each step took', () => {
	const written = write(aSummary());
	expect(written).toContain('# Résumé de la ronde 4 – Les Passerelles');
	expect(written).toContain('24 novembre 2026');
	expect(written).toContain('« J’aimerais repartir. »');
	expect(written).toContain('Formulé à 10 h');
	expect(written).toContain('| Exposé | 8 min | 10 min |');
});

test('what somebody kept for themselves is a part of its own, and only when there is some', () => {
	expect(write(aSummary({ learnings: [line('Partagé')] }))).not.toContain('gardés pour vous');
	expect(write(aSummary({ learnings: [line('Pour moi', { isShared: false })] }))).toMatch(
		/gardés pour vous\n\n- Pour moi/,
	);
});

test('what was kept from the table is told to the client only', () => {
	expect(write(aSummary())).not.toContain('Ce que vous avez gardé');
	const kept = [line('Une piste', { type: 'lead', author: 'Catalina Restrepo' })];
	expect(write(aSummary({ isClient: true, kept }))).toContain('*Piste, Catalina Restrepo*');
});

test('an action comes with whom, when, its sign and where it stands', () => {
	const action = {
		id: asId<'action'>('action'),
		owner: 'Soraya Benhaddou',
		isMine: true,
		what: 'Appeler le père',
		withWhom: 'Catalina',
		due: '2026-12-04',
		indicator: 'il a choisi l’heure',
		status: 'partly' as const,
	};
	expect(write(aSummary({ actions: [action] }))).toContain(
		'*Soraya Benhaddou · Avec Catalina · D’ici le 4 décembre 2026 · Signe : il a choisi l’heure · En partie*',
	);
});

test('the pulse is written with its averages', () => {
	const pulse = { count: 4, averages: [4.5, 4, 4.25] };
	expect(write(aSummary({ pulse }))).toMatch(/4,5[^]*4,0[^]*4,3/);
});

test.each([
	['Les Passerelles', 'ronde-4-les-passerelles.md'],
	['Éric & Cie "../../etc"', 'ronde-4-eric-cie-etc.md'],
	['متحدون', 'ronde-4.md'],
	['x'.repeat(200), `ronde-4-${'x'.repeat(40)}.md`],
])('the file of « %s » has a safe name', (groupName, name) => {
	expect(fileNameOf({ ...aSummary(), round: { ...aSummary().round, groupName } })).toBe(name);
});
