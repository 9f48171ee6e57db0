import { m } from '#paraglide/messages.js';

/** The text a group starts from: its facilitator changes it, then publishes it. */
export function defaultAgreement(): string {
	const refusals = [
		m.groups_pledge_refuse_turn(),
		m.groups_pledge_refuse_pause(),
		m.groups_pledge_refuse_situation(),
	];
	return [
		m.groups_pledge_intro(),
		article(m.groups_pledge_secret(), m.groups_pledge_secret_text()),
		article(m.groups_pledge_families(), m.groups_pledge_families_text()),
		article(m.groups_pledge_recording(), m.groups_pledge_recording_text()),
		article(m.groups_pledge_child(), m.groups_pledge_child_text()),
		article(m.groups_pledge_refuse(), refusals.map((one) => `- ${one}`).join('\n')),
		article(m.groups_pledge_kindness(), m.groups_pledge_kindness_text()),
		article(m.groups_pledge_time(), m.groups_pledge_time_text()),
		article(m.groups_pledge_review(), m.groups_pledge_review_text()),
	].join('\n\n');
}

const article = (title: string, text: string) => `# ${title}\n\n${text}`;
