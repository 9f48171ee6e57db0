import { expect, test } from 'vitest';
import { person } from '#tests/support/a-room.ts';
import { askGroups } from './asks.ts';

test('the same request of several people is counted once, pauses first', () => {
	const [youssef, catalina] = [person('youssef'), person('catalina')];
	const asks = [
		{ by: youssef, what: 'minute', at: 1 },
		{ by: catalina, what: 'pause', at: 2 },
		{ by: catalina, what: 'minute', at: 3 },
	] as const;
	expect(askGroups([...asks])).toEqual([
		{ what: 'pause', by: [catalina] },
		{ what: 'minute', by: [youssef, catalina] },
	]);
});
