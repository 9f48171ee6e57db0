import { m } from '#paraglide/messages.js';
import type { RoundRoom } from '../../../client.svelte.ts';
import type { Draft } from '../../../device/drafts.svelte.ts';
import { aText, mayPublishContract } from '../step/allowed.ts';

export type Leftover = { title: string; draft: Draft };

const actionFields = ['what', 'with', 'indicator'];

/** What was begun in a field that is no longer on the screen, and not sent. */
export function leftoversOf(room: RoundRoom): Leftover[] {
	const { template, contributions, status } = room.state;
	const here = status === 'running' ? room.step?.key : null;
	const steps = template.steps
		.filter(({ key }) => key !== here)
		.map(({ key, shortTitle }) => ({ title: shortTitle, draft: room.draft(`write:${key}`) }));
	const answers = contributions
		.filter(({ id, type }) => type === 'question' && !mayAnswer(room, id))
		.map(({ id }) => ({ title: m.rounds_answer_label(), draft: room.draft(`answer:${id}`) }));
	const contract = { title: m.ui_contract(), draft: room.draft('contract') };
	const plan = actionFields.map((field) => ({
		title: m.rounds_plan(),
		draft: room.draft(`action:new:${field}`),
	}));
	const gone = [
		...steps,
		...answers,
		...(mayPublishContract(room) ? [] : [contract]),
		...(here !== null && room.step?.captures.actions ? [] : plan),
	];
	return gone.filter(({ draft }) => !draft.isEmpty);
}

const mayAnswer = (
	room: RoundRoom,
	contribution: RoundRoom['state']['contributions'][number]['id'],
) => room.can({ type: 'answer', contribution, text: aText('…') });
