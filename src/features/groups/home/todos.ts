import type { GroupRole } from '../model.ts';

type GroupState = { role: GroupRole; agreement: 'none' | 'to-sign' | 'signed' };

/** What a person's groups wait for from them: a signature, or a first agreement from its facilitator. */
export function todosOf<Group extends GroupState>(
	groups: readonly Group[],
): { what: 'sign' | 'publish'; group: Group }[] {
	return groups.flatMap((group): { what: 'sign' | 'publish'; group: Group }[] => {
		if (group.agreement === 'to-sign') return [{ what: 'sign', group }];
		const mustPublish = group.agreement === 'none' && group.role === 'facilitator';
		return mustPublish ? [{ what: 'publish', group }] : [];
	});
}
