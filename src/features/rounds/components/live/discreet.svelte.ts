const key = 'espace:discreet';

/** « The tool takes too much room »: step, instruction and clock only. Remembered on this device. */
export class DiscreetMode {
	isOn = $state(false);

	/** In browsers only, once the page is there: the server cannot know. */
	load(): void {
		try {
			this.isOn = localStorage.getItem(key) === 'on';
		} catch {
			this.isOn = false;
		}
	}

	turn(isOn: boolean): void {
		this.isOn = isOn;
		try {
			if (isOn) localStorage.setItem(key, 'on');
			else localStorage.removeItem(key);
		} catch {
			// A browser that keeps nothing forgets the mode at the end of the page; nothing else is lost.
		}
	}
}
