import { checkTemplate } from './check-template.ts';
import { actionLearning36 } from './formats/action-learning.ts';
import { balint45 } from './formats/balint.ts';
import { caseClinic34 } from './formats/case-clinic.ts';
import { codevAsync12 } from './formats/codev-async.ts';
import { codev180, codev60, codev90, codevRemote120 } from './formats/codev.ts';
import { codevFlipped50, codevShort45, codevSuccess60, micro30 } from './formats/codev-inspired.ts';
import { cultureShock75 } from './formats/culture-shock.ts';
import { dilemma50 } from './formats/dilemma.ts';
import { expertClinic60 } from './formats/expert-clinic.ts';
import { gease } from './formats/gease.ts';
import { intervisionIncident65, intervisionTenSteps60 } from './formats/intervision.ts';
import { peerConsultation45 } from './formats/peer-consultation.ts';
import { reflectingTeam45 } from './formats/reflecting-team.ts';
import { troika30 } from './formats/troika.ts';
import type { Template } from './template.ts';

/** The template proposed first. */
export const defaultFormat: Template = codev90;

/** Every template a round may follow, by key, in the order people choose from. */
export const formats: ReadonlyMap<string, Template> = index([
	defaultFormat,
	codev180,
	codev60,
	codevRemote120,
	codevAsync12,
	codevFlipped50,
	codevSuccess60,
	codevShort45,
	micro30,
	cultureShock75,
	peerConsultation45,
	intervisionIncident65,
	intervisionTenSteps60,
	balint45,
	actionLearning36,
	troika30,
	dilemma50,
	caseClinic34,
	reflectingTeam45,
	gease,
	expertClinic60,
]);

/** A wrong template stops the server at start rather than a round in its middle. */
function index(templates: Template[]): ReadonlyMap<string, Template> {
	const byKey = new Map(templates.map((template) => [template.key, template]));
	if (byKey.size < templates.length) throw new Error('two templates have the same key');
	for (const template of templates) {
		const problems = checkTemplate(template);
		if (problems.length > 0) throw new Error(`template ${template.key}: ${problems.join('; ')}`);
	}
	return byKey;
}
