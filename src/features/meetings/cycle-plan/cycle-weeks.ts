/** Weeks from one meeting of a cycle to the next; four is the method's. */
export const cycleWeeks = [2, 3, 4, 5] as const;
