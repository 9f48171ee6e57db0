/** What was typed, to be shown again: never a password. */
export type FormValues = Readonly<Record<string, string>>;
/** For each wrong field, the code of what is wrong with it. */
export type FormErrors = Readonly<Record<string, string>>;

/** What a form of this site sent, once a schema has read it. */
export type FormAnswer<Data> =
	| { ok: true; data: Data; values: FormValues }
	| { ok: false; errors: FormErrors; values: FormValues };

type Issue = { path: PropertyKey[]; message: string };
type Schema<Data> = {
	safeParse(
		value: unknown,
	): { success: true; data: Data } | { success: false; error: { issues: Issue[] } };
};

/**
 * Reads a form with a schema whose messages are codes; the first thing wrong with a field is told.
 * `known` is what the address says and no field can: it wins over a field of the same name.
 */
export async function readForm<Data>(
	request: Request,
	schema: Schema<Data>,
	known: FormValues = {},
): Promise<FormAnswer<Data>> {
	const sent = { ...(await readFields(request)), ...known };
	const values = Object.fromEntries(
		Object.entries(sent).filter(([name]) => !/password/i.test(name)),
	);
	return { ...checkFields(sent, schema), values };
}

/** What a schema makes of the fields of a form, once a page has put them in its shape. */
export function checkFields<Data>(
	sent: unknown,
	schema: Schema<Data>,
): { ok: true; data: Data } | { ok: false; errors: FormErrors } {
	const parsed = schema.safeParse(sent);
	if (parsed.success) return { ok: true, data: parsed.data };
	const issues = parsed.error.issues.toReversed();
	const errors = issues.map(({ path, message }) => [String(path[0] ?? 'form'), message]);
	return { ok: false, errors: Object.fromEntries(errors) };
}

async function readFields(request: Request): Promise<FormValues> {
	const fields = [...(await readFormData(request))];
	return Object.fromEntries(
		fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
	);
}

/** What a form sent, fields of the same name included. A body that is no form is an empty form. */
export async function readFormData(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (error) {
		// One that is too large keeps its own answer.
		if (error instanceof TypeError) return new FormData();
		throw error;
	}
}
