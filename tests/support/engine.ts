import { expect } from 'vitest';
import type { Instant } from '#kernel/clock.ts';
import { asId } from '#kernel/id.ts';
import type { Command, SystemCommand } from '#features/rounds/engine/commands.ts';
import { decide } from '#features/rounds/engine/decide.ts';
import type { Refusal } from '#features/rounds/engine/decision.ts';
import { evolve } from '#features/rounds/engine/evolve.ts';
import type { LoggedEvent, RoundEvent } from '#features/rounds/engine/events.ts';
import { defaultFormat } from '#features/rounds/engine/formats.ts';
import type { DecideContext, PersonId, Role, RoundState } from '#features/rounds/engine/round.ts';
import type { Template } from '#features/rounds/engine/template.ts';

export const start: Instant = Date.UTC(2026, 10, 24, 18, 30);

const person = (name: string): PersonId => asId<'person'>(name);

/** Around the table, in the order of the seats. */
export const nadege = person('nadege');
export const soraya = person('soraya');
export const catalina = person('catalina');
export const marc = person('marc');
export const youssef = person('youssef');
export const anahit = person('anahit');

const roles: [PersonId, Role][] = [
	[nadege, 'facilitator'],
	[soraya, 'client'],
	[catalina, 'consultant'],
	[marc, 'consultant'],
	[youssef, 'consultant'],
	[anahit, 'observer'],
];
export const everyone = roles.map(([id]) => id);

type RoundOptions = { template?: Template; listening?: 'strict' | 'active'; isSeated?: boolean };

/** The event that opens a round: everybody is seated unless `isSeated` is false; Marc is co-facilitator. */
export function anOpening(options: RoundOptions = {}): LoggedEvent {
	const { template = defaultFormat, listening = 'strict', isSeated = true } = options;
	const unitMs = template.unit === 'days' ? 86_400_000 : 60_000;
	return {
		seq: 1,
		at: start,
		actor: nadege,
		event: {
			type: 'round-opened',
			id: asId<'round'>('round'),
			group: asId<'group'>('group'),
			number: 1,
			template,
			plannedMs: template.steps.map(({ length }) => length * unitMs),
			listening,
			participants: roles.map(([id, role]) => ({
				person: id,
				role,
				duties: id === marc ? ['co-facilitator'] : [],
				seat: isSeated ? { place: 'room', attestedAt: start } : null,
			})),
			earlierActions: [
				{
					id: asId<'action'>('earlier'),
					owner: soraya,
					what: asId<'text'>('earlier-what'),
					due: null,
					status: null,
				},
			],
		},
	};
}

type Sender = { by?: PersonId | null; at?: Instant } & Partial<DecideContext>;

/** A round told in sentences: what was done, what is asked, what comes of it. */
export class Story {
	state: RoundState;
	log: LoggedEvent[];
	now: Instant = start;

	constructor(options: RoundOptions = {}) {
		const opening = anOpening(options);
		this.log = [opening];
		this.state = evolve(null, opening);
	}

	/** Lets time go by, in milliseconds. */
	after(milliseconds: number): this {
		this.now += milliseconds;
		return this;
	}

	/** Does it; a refusal fails the test. */
	does(command: Command | SystemCommand, sender: Sender = {}): this {
		const decision = this.decision(command, sender);
		if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal}`);
		this.#append(decision.events, sender);
		return this;
	}

	/** Advances as the facilitator up to the step of that kind. */
	goesTo(kind: string): this {
		if (this.state.status === 'lobby') this.does({ type: 'start' });
		while (this.state.template.steps[this.state.step]?.kind !== kind) {
			this.does({ type: 'advance' });
		}
		return this;
	}

	decision(command: Command | SystemCommand, sender: Sender = {}) {
		const { by = nadege, expected = null, facilitatorAwayMs = 0 } = sender;
		const context = { now: this.now, expected, facilitatorAwayMs };
		return decide(this.state, command, { person: by }, context);
	}

	refuses(command: Command | SystemCommand, refusal: Refusal, sender: Sender = {}): this {
		const decision = this.decision(command, sender);
		expect(decision).toEqual({ ok: false, refusal });
		return this;
	}

	#append(events: RoundEvent[], { by = nadege }: Sender): void {
		for (const event of events) {
			const logged = { seq: this.state.seq + 1, at: this.now, actor: by, event };
			this.log.push(logged);
			this.state = evolve(this.state, logged);
		}
	}
}

/** A text with an id of its own. */
export const text = (body: string, id = body) => ({ id: asId<'text'>(id), body });
