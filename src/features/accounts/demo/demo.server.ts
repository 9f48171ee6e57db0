/** What the demo tells everybody: its people, and their common password. */
export type Demo = { password: string; people: DemoPerson[] };

export type DemoPerson = { email: string; name: string; note: string };
