import type { Database } from '#platform/db/database.server.ts';

/** What the database in use promises, in words for whoever starts the server. */
export function durabilityOf(kind: Database['kind']): string {
	return kind === 'postgres'
		? 'Les données sont dans PostgreSQL. Plusieurs processus sont possibles; les sauvegardes sont celles du serveur.'
		: 'Les données sont dans la base intégrée. Chaque écriture est sur le disque avant d’être confirmée; un seul processus, pour les essais et les petites équipes. Sauvegardez le dossier.';
}
