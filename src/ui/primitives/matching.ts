/** « Élodie » is found by « elo »: accents and case do not count, and any word may begin the match. */
export function matching<Option extends { label: string }>(
	options: Option[],
	typed: string,
): Option[] {
	const wanted = plain(typed.trim());
	if (!wanted) return options;
	return options.filter(({ label }) => ` ${plain(label)}`.includes(` ${wanted}`));
}

function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[-’']/g, ' ');
}
