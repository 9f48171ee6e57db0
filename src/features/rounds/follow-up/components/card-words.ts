import { m } from '#paraglide/messages.js';

const sentences = new Map<string, () => string>([
	['missing', m.followup_card_missing],
	['too-long', m.followup_card_too_long],
	['already-sent', m.followup_card_already_sent],
]);

/** Why a card was not kept as asked. */
export const cardRefusal = (code: string): string => (sentences.get(code) ?? m.error_bad_input)();
