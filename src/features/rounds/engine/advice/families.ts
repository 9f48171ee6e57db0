import { isAsked, startsClause } from './asked.ts';
import { phrases, spelled } from './french.ts';

/** Words that make an advice, unless the text around them says otherwise. */
type Family = { phrases: RegExp; isHonest: (text: string, start: number, end: number) => boolean };

const tried = '(?:pensé|songé|essayé|considéré|envisagé|tenté|réfléchi|exploré)e?s?';
const often = '(?: (?:déjà|jamais|pas|aussi|plutôt|bien|au moins|simplement)){0,2}';
const object = "(?:(?:le|la|les|lui|leur|y|en) |l')?";
/** « Vous pourriez préciser? » asks to be told more, it does not advise. */
const unlessTelling = String.raw`(?! (?:(?:nous |me |m')\p{L}|préciser|clarifier|décrire|reformuler|répéter|redire|résumer|illustrer|revenir|en dire|en parler|donner un exemple))`;

const thought = phrases(
	`(?:(?:as|avais|aurais)-tu|t'as(?:-tu)?|(?:avez|aviez|auriez)-vous)${often} ${tried}`,
);
const thoughtAloud = phrases(`(?:tu as|vous avez)${often} ${tried}`);
const should = phrases(
	`(?:tu|vous|on) (?:ne )?(?:devrais|devriez|devrait|pourrais|pourriez|pourrait)${unlessTelling}`,
	'(?:tu gagnerais|vous gagneriez) à',
	'(?:tu ferais|vous feriez) (?:mieux|bien) de',
	'(?:tu aurais|vous auriez|aurais-tu|auriez-vous)(?: pas)? (?:pu|dû|avantage|intérêt)',
);
const must = phrases(
	'il (?:ne )?(?:(?:te|vous|lui|leur) )?(?:faut|faudrait|suffit|suffirait)(?! (?:combien|quoi|quel))',
	'il (?:vaut|vaudrait) mieux',
	'mieux (?:vaut|vaudrait)',
	'(?<!(?:il|ne|te|vous|lui|leur) )(?:faudrait|faut que)',
);
const negated = phrases(
	'ne (?:serait-ce|serait-il|penses-tu|pensez-vous|crois-tu|croyez-vous|trouves-tu|trouvez-vous|pourrais-tu|pourriez-vous|pourrait-on|devrais-tu|devriez-vous|devrait-on|faudrait-il|vaudrait-il) pas',
	"n'y aurait-il pas",
	'(?:tu|vous) (?:ne )?(?:penses|pensez|crois|croyez|trouves|trouvez) pas',
);
const ideal = phrases(
	"(?:la (?:meilleure )?solution|l'idéal|le mieux|le plus simple),?(?: ce)? serait(?! quoi)",
	"(?:l'idéal|le mieux|le plus simple),? c'est",
	'(?:ce|ça|il) (?:ne )?serait(?: pas)? (?:bien|bon|mieux|préférable|plus simple|utile|souhaitable|pertinent)',
);
const whyNot = phrases(
	'pourquoi (?:ne )?pas',
	`pourquoi (?:ne |n')${object}(?:avez-vous|aviez-vous|as-tu|avais-tu)`,
	`pourquoi (?:est-ce que )?(?:tu|vous) (?:ne |n')?${object}(?:as|avez) pas`,
	String.raw`pourquoi ne ${object}(?!pouvez|peux|voulez|veux|sentez|êtes|es)\p{L}{2,20}-(?:vous|tu) pas`,
);
const counsel = phrases(
	'je (?:(?:vous|te) )?(?:conseille|suggère|suggére|recommande|propose)(?:rais)?',
	'je (?:peux|veux|voudrais) (?:vous|te) (?:conseiller|suggérer|recommander|proposer)',
	'ma suggestion|mon conseil (?:est|serait)',
	"si j'étais (?:vous|toi)",
	"(?:vous n'avez|tu n'as|t'as) qu'à|(?:tu as|t'as|vous avez) juste à",
	String.raw`que (?:diriez-vous|dirais-tu) (?:de |d')${object}\p{L}{2,20}(?:er|ir|oir|dre)`,
);
const myWay = phrases(
	'moi,? dans (?:ce|un|une) (?:cas|situation)',
	String.raw`dans (?:ce cas|un cas pareil|une situation pareille),? (?:moi|je|j'\p{L}{1,20})`,
	String.raw`moi,? (?:je |j')${object}(?!voudrais|souhaiterais|serais|pourrais|aimerais|aurais)\p{L}{2,20}rais`,
	"chez nous,? (?:on|nous|c'est|ça)",
	'dans (?:mon|notre) (?:équipe|milieu|organisme),? (?:on|nous)',
);
const inYourPlace = phrases('à (?:votre|ta) place');
const whatIf = phrases('et si (?:tu|vous|on|nous)');

const firstPerson = new RegExp(spelled(String.raw`(?<!\p{L})(?:je |moi|j'\p{L})`), 'iu');
const thenAsked = new RegExp(
	spelled(
		"^[^.?!\\n]*,(?: et)?(?: (?:à|de|avec|pour|chez|par))? (?:qu'|(?:que|qui|quoi|comment|où|quand|combien|quel(?:le)?s?) )",
	),
	'iu',
);
const bareQuestion = /^[^.?!;:,\n]*\?/u;

const never = () => false;

export const families: Family[] = [
	...[thought, should, must, negated, ideal].map((phrases) => ({ phrases, isHonest: isAsked })),
	...[whyNot, counsel, myWay].map((phrases) => ({ phrases, isHonest: never })),
	{
		phrases: thoughtAloud,
		// « Vous avez essayé trois fois. » tells; « Vous avez pensé à l’appeler? » advises.
		isHonest: (text, start, end) =>
			isAsked(text, start) || !bareQuestion.test(text.slice(end, end + 200)),
	},
	{
		phrases: inYourPlace,
		// « Qui répond à votre place? » asks about a stand-in; « À votre place, je… » advises.
		isHonest: (text, start, end) =>
			!startsClause(text, start) &&
			!firstPerson.test(text.slice(Math.max(0, start - 60), Math.min(text.length, end + 6))),
	},
	{
		phrases: whatIf,
		// « Et si vous aviez tout le temps, que feriez-vous? » opens; « Et si vous l’invitiez? » advises.
		isHonest: (text, _start, end) => thenAsked.test(text.slice(end, end + 200)),
	},
];
