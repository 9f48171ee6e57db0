import type { GroupRole } from '#features/groups/model.ts';
import type { GroupId, PersonId, RoundId } from '../engine/round.ts';
import type { Template } from '../engine/template.ts';

/** Somebody of the group, as the person who opens a round sees them. */
export type Candidate = {
	id: PersonId;
	name: string;
	role: GroupRole;
	hasSigned: boolean;
	/** In the current cycle. */
	hasBeenClient: boolean;
	isNext: boolean;
};

/** What it takes to choose a template and to adjust its lengths. */
export type TemplateOutline = Pick<
	Template,
	'key' | 'title' | 'family' | 'participants' | 'clock' | 'unit' | 'total' | 'warning'
> & { steps: Pick<Template['steps'][number], 'title' | 'length' | 'range' | 'isProtected'>[] };

/** What the form that opens a round shows. */
export type Preparation = {
	group: { id: GroupId; name: string };
	/** Who opens the round facilitates it. */
	viewer: PersonId;
	people: Candidate[];
	templates: TemplateOutline[];
	defaultTemplate: string;
	/** The round of this group that waits or runs; only one at a time. */
	live: { id: RoundId; isSeated: boolean } | null;
};

/** Who may be the client: everybody of the group but the person who facilitates and the observers. */
export const possibleClients = ({ people, viewer }: Preparation): Candidate[] =>
	people.filter(({ id, role }) => id !== viewer && role !== 'observer');

export const templateOf = ({ templates }: Preparation, key: string): TemplateOutline | null =>
	templates.find((template) => template.key === key) ?? null;

/** How many take part in the way the method counts them: client included, facilitator and observers apart. */
export function countParticipants(
	{ people, viewer }: Preparation,
	observers: readonly string[],
): number {
	return people.filter(
		({ id, role }) => id !== viewer && role !== 'observer' && !observers.includes(id),
	).length;
}
