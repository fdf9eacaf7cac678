import type { RemoteEvent, RemoteSystem } from '@hanout/network-testing';
import { statement, statusReport, type CollectionEvent, type PayoutEvent } from './files';

/** How many payouts or collections one file tells of. */
const EACH_MAX = 500;
const NAME = /^(pain\.002|camt\.053)\.([\w-]+)\.(\d{1,3})\.xml$/;

const keyOf = (event: RemoteEvent): string => (event.event === 'payout' ? event.order.id : event.ref);
const isPayout = (event: RemoteEvent): event is PayoutEvent => event.event === 'payout';
const isCollection = (event: RemoteEvent): event is CollectionEvent => event.event === 'collection';

/**
 * The names of the files that lie there: each is named by its kind, the first event that it tells of and how many they are,
 * so that what comes later changes none.
 */
export function namesOf(system: RemoteSystem): string[] {
  return (['pain.002', 'camt.053'] as const).flatMap((kind) => {
    const events = eventsOf(kind, system);
    const starts = Array.from(
      { length: Math.ceil(events.length / EACH_MAX) },
      (_, index) => index * EACH_MAX,
    );
    return starts.map((start) => {
      const count = Math.min(EACH_MAX, events.length - start);
      return `${kind}.${keyOf(events[start]!)}.${count}.xml`;
    });
  });
}

/** The events of the file with this name, or undefined when none lies there. */
export function eventsIn(name: string, system: RemoteSystem): RemoteEvent[] | undefined {
  const [, kind, first, count] = NAME.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const events = eventsOf(kind, system);
  const start = events.findIndex((event) => keyOf(event) === first);
  return start < 0 ? undefined : events.slice(start, start + Number(count));
}

export function fileOf(events: readonly RemoteEvent[], at: Date): Buffer {
  const payouts = events.filter(isPayout);
  return payouts.length > 0 ? statusReport(payouts, at) : statement(events.filter(isCollection), at);
}

function eventsOf(kind: string, system: RemoteSystem): RemoteEvent[] {
  return (system.toTell?.() ?? []).filter(kind === 'pain.002' ? isPayout : isCollection);
}
