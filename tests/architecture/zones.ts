import { isTest } from './sources.ts';

/** A feature imports only from features of a lower rank; two of the same rank do not know each other. */
const ranks: Readonly<Record<string, number>> = {
	accounts: 0,
	groups: 1,
	rounds: 2,
	meetings: 2,
	threads: 2,
	situations: 2,
	evaluations: 2,
	programme: 2,
	moderation: 3,
	notifications: 4,
	admin: 4,
};

/** Where a feature's file runs: anywhere, on the server, or in a browser. */
export type Side = 'pure' | 'server' | 'browser';

export type Zone =
	| { name: 'kernel' | 'ui' | 'platform' | 'messages' | 'routes' | 'hooks' | 'server' }
	| { name: 'seed' | 'tests' | 'tools' }
	| { name: 'feature'; feature: string; rank: number; side: Side };

/** The row (or the column) of the import table to which a file belongs. */
export function zoneOf(file: string): Zone {
	if (isTest(file) || file.startsWith('tests/')) return { name: 'tests' };
	if (file.startsWith('prisma/seed/')) return { name: 'seed' };
	if (file.startsWith('scripts/')) return { name: 'tools' };
	const [, top = '', second = ''] = file.split('/');
	switch (top) {
		case 'kernel':
		case 'ui':
		case 'platform':
		case 'routes':
		case 'server':
			return { name: top };
		case 'paraglide':
			return { name: 'messages' };
		case 'features':
			return { name: 'feature', feature: second, rank: rankOf(second), side: sideOf(file) };
		default:
			return { name: 'hooks' };
	}
}

function rankOf(feature: string): number {
	const rank = ranks[feature];
	if (rank === undefined) throw new Error(`give the feature ${feature} a rank in zones.ts`);
	return rank;
}

export function sideOf(file: string): Side {
	if (/\.server\.ts$/.test(file)) return 'server';
	return /\.svelte(\.ts)?$|\/components\//.test(file) ? 'browser' : 'pure';
}
