import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { iconNames } from './names.ts';

test('the sprite holds exactly the named icons', () => {
	const sprite = readFileSync('static/icons.svg', 'utf8');
	const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
	expect(drawn).toEqual([...iconNames]);
});
