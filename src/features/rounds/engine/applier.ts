import type { LoggedEvent, RoundEvent } from './events.ts';
import type { RoundState } from './round.ts';

export type EventType = RoundEvent['type'];
export type EventOf<Type extends EventType> = Extract<RoundEvent, { type: Type }>;

/** What each event changes in the state, which the compiler checks to be all there. */
export type Appliers<Types extends EventType> = {
	[Type in Types]: (
		state: RoundState,
		event: EventOf<Type>,
		logged: LoggedEvent,
	) => Partial<RoundState>;
};
