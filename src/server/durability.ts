import type { Database } from '#platform/db/database.server.ts';

/** What the database in use promises, in words for whoever starts the server. */
export function durabilityOf(kind: Database['kind']): string {
	return kind === 'postgres'
		? 'PostgreSQL : plusieurs processus possibles, sauvegardes et réplication selon le serveur.'
		: 'Base intégrée : un seul processus, chaque écriture est sur le disque avant d’être confirmée. Convient aux essais et aux petites équipes; sauvegardez le dossier.';
}
