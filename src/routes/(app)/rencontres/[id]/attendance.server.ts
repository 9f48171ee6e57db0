import { fail, type RequestEvent } from '@sveltejs/kit';
import { checkFields, readFormData } from '#kernel/forms.ts';
import { signedIn } from '#features/accounts/model.ts';
import { attendanceSchema } from '#features/meetings/attendance/schema.ts';

type Result = { attendance: { refusal: 'not-on' | 'not-begun' | null } };

/** Who was there, in two taps. */
export const attendanceActions = {
	presences: async ({ request, locals, params }: RequestEvent<{ id: string }>) => {
		const data = await readFormData(request);
		const sent = { meetingId: params.id, absent: data.getAll('absent') };
		const form = checkFields(sent, attendanceSchema);
		if (!form.ok) return fail(400, result('not-on'));
		const taken = await locals.services.attendance.take(signedIn(locals), form.data);
		return taken.ok ? result(null) : fail(409, result(taken.refusal));
	},
};

const result = (refusal: Result['attendance']['refusal']): Result => ({ attendance: { refusal } });
