import { createContext } from 'svelte';

export type Toast = {
	id: number;
	text: string;
	/** One way back, « Reprendre ». Never an error: an error stays on the page. */
	action?: { label: string; onselect: () => void };
};

/** Short messages that confirm a gesture; each stays until read, or eight seconds. */
export class Toasts {
	list = $state.raw<Toast[]>([]);
	#last = 0;

	show(text: string, action?: Toast['action']): void {
		this.list = [...this.list, { id: ++this.#last, text, action }].slice(-3);
	}

	dismiss(id: number): void {
		this.list = this.list.filter((toast) => toast.id !== id);
	}
}

export const [getToasts, setToasts] = createContext<Toasts>();
