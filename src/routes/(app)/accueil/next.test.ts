import { expect, test } from 'vitest';
import { asId } from '#kernel/id.ts';
import type { HomeGroup } from '#features/groups/model.ts';
import { nextOf } from './next.ts';

const ana = { id: asId<'person'>('ana'), name: 'Ana' };
const bo = { id: asId<'person'>('bo'), name: 'Bo' };
const group = (name: string, next: HomeGroup['next'] = null): HomeGroup => ({
	...{ id: asId<'group'>(name), name, role: 'member', agreement: 'signed' },
	...{ members: [], turns: [], next },
});
const round = (groupId: string, status: string) => ({
	...{ id: `${groupId}-${status}`, number: 1, status, groupId, groupName: groupId },
});

test('a running round comes before one that waits, and both before anything else', () => {
	const groups = [group('a', ana), group('b')];
	const live = [round('a', 'lobby'), round('b', 'running')];
	expect(nextOf(groups, live, 'ana')).toMatchObject({
		what: 'round',
		round: { status: 'running' },
		group: { name: 'b' },
	});
	expect(nextOf(groups, live.slice(0, 1), 'ana')).toMatchObject({ round: { status: 'lobby' } });
});

test('one’s own turn comes before somebody else’s, whatever the group', () => {
	const groups = [group('a', bo), group('b', ana)];
	expect(nextOf(groups, [], 'ana')).toMatchObject({ what: 'own-turn', group: { name: 'b' } });
	expect(nextOf(groups, [], 'cy')).toMatchObject({ what: 'quiet', group: { name: 'a' } });
});

test('a group that has begun is shown before one that forms', () => {
	expect(nextOf([group('a'), group('b', bo)], [], 'cy').group?.name).toBe('b');
	expect(nextOf([group('a')], [], 'cy')).toMatchObject({ what: 'quiet' });
});

test('somebody without a group is told so', () => {
	expect(nextOf([], [], 'ana')).toEqual({ what: 'nowhere', group: null });
});
