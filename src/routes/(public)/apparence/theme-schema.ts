import * as z from 'zod';

export const themeSchema = z.strictObject({
	theme: z.enum(['light', 'dark', 'system']),
	suite: z.string().optional(),
});
