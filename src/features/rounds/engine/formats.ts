import { indexTemplates } from './check-template.ts';
import { actionLearning36 } from './formats/action-learning.ts';
import { balint45 } from './formats/balint.ts';
import { caseClinic34 } from './formats/case-clinic.ts';
import { codevAsync12 } from './formats/codev-async.ts';
import { codev180, codev60, codev90, codevRemote120 } from './formats/codev.ts';
import { codevFlipped50, codevShort45, codevSuccess60, micro30 } from './formats/codev-variants.ts';
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
export const formats: ReadonlyMap<string, Template> = indexTemplates([
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
