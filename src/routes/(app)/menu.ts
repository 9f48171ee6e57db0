import { m } from '#paraglide/messages.js';

type Viewer = { groups: readonly { id: string }[]; isStaff: boolean };

/** The entries of the menu that lead somewhere for this person; the current one is the part they are in. */
export function menuFor({ groups, isStaff }: Viewer, path: string) {
	const isIn = (place: string) => path === place || path.startsWith(`${place}/`);
	const [only, ...others] = groups;
	const entries = [
		{
			label: m.groups_nav_home(),
			href: '/accueil',
			icon: 'house-line',
			currentIcon: 'house-line-fill',
			isCurrent: isIn('/accueil'),
		} as const,
	];
	const groupEntry = only && {
		label: others.length === 0 ? m.groups_nav_group() : m.groups_nav_groups(),
		href: others.length === 0 ? `/groupes/${only.id}` : '/groupes',
		icon: 'users-three' as const,
		currentIcon: 'users-three-fill' as const,
		isCurrent: isIn('/groupes'),
	};
	const meetingsEntry = only && {
		label: m.meetings_nav(),
		href: '/rencontres',
		icon: 'calendar-blank' as const,
		currentIcon: 'calendar-blank-fill' as const,
		isCurrent: isIn('/rencontres'),
	};
	const adminEntry = isStaff && {
		label: m.groups_nav_admin(),
		href: '/administration',
		icon: 'gear' as const,
		currentIcon: 'gear-fill' as const,
		isCurrent: isIn('/administration'),
	};
	return [
		...entries,
		...(groupEntry ? [groupEntry] : []),
		...(meetingsEntry ? [meetingsEntry] : []),
		...(adminEntry ? [adminEntry] : []),
	];
}
