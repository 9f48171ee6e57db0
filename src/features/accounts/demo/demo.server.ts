import type { SentInvitation } from '../invitations/invite.server.ts';

/** What the demo tells everybody: its people, their common password, and the links that were made. */
export type Demo = {
	password: string;
	people: DemoPerson[];
	/** The path of each link by the id of its invitation. The database keeps only hashes. */
	links: Map<string, string>;
};

export type DemoPerson = { email: string; name: string; note: string };

/** Only in demo mode, where a link in a letter nobody receives would be a dead end. */
export function rememberLink(demo: Demo | null) {
	return ({ id, path }: SentInvitation): void => {
		demo?.links.set(id, path);
	};
}
