import type { Delivery, TimelineAnswer } from './payment';

export const LANES = ['payment', 'network', 'message'] as const;
export type Lane = (typeof LANES)[number];

export interface Moment {
  readonly at: string;
  readonly lane: Lane;
  /** A word of `wordTexts` or `stateTexts`; of a message its template. */
  readonly word: string;
  readonly isBad: boolean;
  /** Since the moment before; of the first none. */
  readonly sinceMs?: number;
}

const BAD = new Set(['refused', 'declined', 'failed', 'expired', 'parked', 'dropped']);

/** Everything that is known of a payment's life, in the order it happened. */
export function momentsOf(timeline: TimelineAnswer, deliveries: readonly Delivery[]): readonly Moment[] {
  const said: readonly Omit<Moment, 'sinceMs'>[] = [
    ...timeline.entries.map(({ at, event }) => ({
      at,
      lane: 'payment' as const,
      word: event,
      isBad: BAD.has(event),
    })),
    ...(timeline.networkWords ?? []).map(({ at, word, isContradiction = false }) => ({
      at,
      lane: 'network' as const,
      word,
      isBad: isContradiction || BAD.has(word),
    })),
    ...deliveries.map(({ createdAt, deliveredAt, template, state }) => ({
      at: deliveredAt ?? createdAt,
      lane: 'message' as const,
      word: template,
      isBad: BAD.has(state),
    })),
  ];
  const inOrder = [...said].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return inOrder.map((moment, index) => {
    const before = inOrder[index - 1];
    return before ? { ...moment, sinceMs: Date.parse(moment.at) - Date.parse(before.at) } : { ...moment };
  });
}

/** `+118 ms`, `+2,4 s`, `+3 min`, `+2 h`, `+5 d`: how long it took, roughly, at a glance. */
export function elapsed(ms: number): string {
  const steps = [
    { from: 86_400_000, unit: 'd', size: 86_400_000 },
    { from: 3_600_000, unit: 'h', size: 3_600_000 },
    { from: 60_000, unit: 'min', size: 60_000 },
    { from: 1_000, unit: 's', size: 1_000 },
  ];
  const step = steps.find(({ from }) => ms >= from);
  if (!step) return `+${ms} ms`;
  const value = ms / step.size;
  return `+${value < 10 ? value.toFixed(1) : Math.round(value)} ${step.unit}`;
}
