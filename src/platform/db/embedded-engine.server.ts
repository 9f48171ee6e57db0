import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { reasonOf, StartError } from '#platform/start-error.server.ts';
import { lockFolder } from './folder-lock.server.ts';

type EmscriptenModule = {
	FS: {
		filesystems: { NODEFS: { stream_ops: { fsync: (stream: { nfd?: number }) => number } } };
	};
};

/** PGlite's own file system never calls fsync: a power cut could lose commits. This one does. */
class DurableNodeFS extends NodeFS {
	override async init(...args: Parameters<NodeFS['init']>) {
		const result = await super.init(...args);
		const syncData = (module: EmscriptenModule) => {
			module.FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
				if (stream.nfd !== undefined) fs.fdatasyncSync(stream.nfd);
				return 0;
			};
		};
		result.emscriptenOpts.preRun = [...preparations(result.emscriptenOpts.preRun), syncData];
		return result;
	}
}

function preparations<Hook>(hooks: Hook[] | Hook | undefined): Hook[] {
	if (hooks === undefined) return [];
	return Array.isArray(hooks) ? hooks : [hooks];
}

export type EmbeddedEngine = { lite: PGlite; close(): Promise<void> };

/**
 * Opens PGlite in a folder, locked and with one fsync per commit; in memory when `folder` is null.
 *
 * @throws StartError when the folder is open in another process, cannot be written, or is damaged.
 */
export async function openEngine(folder: string | null): Promise<EmbeddedEngine> {
	const release = folder === null ? async () => {} : await lockFolder(folder);
	try {
		const lite = await PGlite.create({
			startParams: startParameters(folder !== null),
			...(folder === null ? {} : { fs: new DurableNodeFS(folder) }),
		});
		return {
			lite,
			close: async () => {
				await lite.close();
				await release();
			},
		};
	} catch (error) {
		await release();
		throw new StartError(
			`La base de données de ${folder ?? 'mémoire'} ne s’ouvre pas (${reasonOf(error)}). Rétablissez une sauvegarde, ou choisissez un autre dossier avec DATA_DIR.`,
			{ cause: error },
		);
	}
}

function startParameters(isDurable: boolean): string[] {
	// -F means fsync=off.
	const kept = PGlite.defaultStartParams.filter((parameter) => !(isDurable && parameter === '-F'));
	const settings = ['shared_buffers=32MB', ...(isDurable ? ['wal_sync_method=fsync'] : [])];
	return [...kept, ...settings.flatMap((setting) => ['-c', setting])];
}
