/** Why a meeting does not take a subject. */
export type ProposeRefusal = 'not-on' | 'client-named';

export type SupportRefusal = ProposeRefusal | 'vote-revealed' | 'unknown-subject' | 'own-subject';

export type RevealRefusal = 'not-on' | 'nobody-voted';

export type NameRefusal = 'not-on' | 'already-named' | 'unknown-client' | 'begun';

/** Why the choice of a situation does not do what was asked. */
export type SubjectRefusal =
	| ProposeRefusal
	| SupportRefusal
	| RevealRefusal
	| NameRefusal
	| 'missing'
	| 'too-long'
	| 'unknown-kind';
