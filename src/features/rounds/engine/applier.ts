import type { EventOf, EventType, LoggedEvent } from './events.ts';
import type { RoundState } from './round.ts';

/** What each event changes in the state, which the compiler checks to be all there. */
export type Appliers<Types extends EventType> = {
	[Type in Types]: (
		state: RoundState,
		event: EventOf<Type>,
		logged: LoggedEvent,
	) => Partial<RoundState>;
};
