import { expect, test } from 'vitest';
import { blocksOf, promisesOf } from '../agreement/text.ts';
import { groupLimits } from '../schema.ts';
import { defaultAgreement } from './default-agreement.ts';

test('the text offered to a new group fits, and says in eight lines what a group promises', () => {
	const text = defaultAgreement();
	expect(text.length).toBeLessThan(groupLimits.agreement);
	expect(promisesOf(text)).toHaveLength(8);
	expect(blocksOf(text)[0]?.type).toBe('paragraph');
});
