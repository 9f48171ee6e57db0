/** A letter as it is read, before it is text or HTML. */
export type LetterBody = {
	subject: string;
	/** Paragraphs that say what happened. */
	lead: string[];
	/** What may be looked up at a glance: a day, a place. */
	facts?: { label: string; text: string }[];
	/** Where to go. */
	action: { label: string; href: string };
	/** Another way to go on. */
	otherAction?: { label: string; href: string };
	/** What stands after it, in a quieter voice. */
	closing?: string[];
	/** An invitation that a calendar program understands. */
	calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; text: string };
};

/** What is read at the foot of a letter. */
export type LetterFoot = {
	/** Who writes, and why the reader gets it. */
	lines: string[];
	links: { label: string; href: string }[];
};

/** A letter ready to leave. */
export type OutgoingLetter = {
	/** Names the letter at both ends: a second copy can be told from a second letter. */
	id: string;
	recipient: string;
	subject: string;
	text: string;
	html: string;
	calendar: { method: string; text: string } | null;
	/** Where mail programs post a one-click unsubscription (RFC 8058). */
	unsubscribe: string | null;
};

/** Ids of what a letter is about: never a word of anybody. */
export type LetterAbout = Readonly<Record<string, string | number | null>>;

/** Writes what a letter about something says now to a person; null when there is nothing left to say. */
export type Composer = (personId: string, about: LetterAbout) => Promise<LetterBody | null>;

/** Writes a letter to an address that has no account yet. */
export type AddressComposer = (
	about: LetterAbout,
) => Promise<{ recipient: string; body: LetterBody } | null>;
