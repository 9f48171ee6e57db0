import { m } from '#paraglide/messages.js';
import type { OrganisationType, PlatformRole } from '../model.ts';

export const roleWord: Record<PlatformRole, () => string> = {
	member: m.accounts_role_member,
	moderator: m.accounts_role_moderator,
	administrator: m.accounts_role_administrator,
};

export const organisationTypeWord: Record<OrganisationType, () => string> = {
	settlement: m.accounts_type_settlement,
	family: m.accounts_type_family,
	clsc: m.accounts_type_clsc,
	ciusss: m.accounts_type_ciusss,
	university: m.accounts_type_university,
	tcri: m.accounts_type_tcri,
	funder: m.accounts_type_funder,
	other: m.accounts_type_other,
};
