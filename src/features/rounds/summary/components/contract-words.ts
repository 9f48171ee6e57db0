import { timeOfDay } from '#kernel/dates.ts';
import { m } from '#paraglide/messages.js';
import type { Summary } from '../summary.ts';

/** When a version was written; its number only where there is more than one. */
export function originOf(
	{ version, at }: Summary['contract'][number],
	versions: Summary['contract'],
): string {
	const hour = timeOfDay(at);
	return versions.length > 1
		? m.summary_contract_version_at({ version, hour })
		: m.summary_contract_at({ hour });
}
