/** The device of a session, as far as its browser tells. */
export type Device = { browser: string; system: string };

// The order matters: Edge also says Chrome, Chrome also says Safari, and Android also says Linux.
const browsers: [RegExp, string][] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
	[/\b(?:iPhone|iPad)\b/, 'iOS'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bLinux\b/, 'Linux'],
];

/** What people recognise of a User-Agent header; null when that is nothing. */
export function deviceOf(userAgent: string | null): Device | null {
	const browser = firstOf(browsers, userAgent);
	const system = firstOf(systems, userAgent);
	return browser && system ? { browser, system } : null;
}

const firstOf = (known: [RegExp, string][], userAgent: string | null) =>
	known.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
