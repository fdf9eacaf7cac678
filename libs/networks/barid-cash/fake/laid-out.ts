import { createHash } from 'node:crypto';
import type { RemoteEvent, RemoteSystem } from '@hanout/network-testing';
import { statement, statusReport, type CollectionEvent, type PayoutEvent } from './files';

export interface LaidOut {
  name: string;
  events: readonly RemoteEvent[];
  raw: Buffer;
}

/** How many payouts or collections one file tells of. */
const EACH_MAX = 500;
const NAME = /^(pain\.002|camt\.053)\.([\w-]+)\.(\d{1,3})\.[0-9a-f]{16}\.xml$/;
/** Every file has one moment at which it was made, so that it has the same bytes each time. */
const MADE_AT = new Date('2026-01-01T00:00:00Z');

const keyOf = (event: RemoteEvent): string => (event.event === 'payout' ? event.order.id : event.ref);
const isPayout = (event: RemoteEvent): event is PayoutEvent => event.event === 'payout';
const isCollection = (event: RemoteEvent): event is CollectionEvent => event.event === 'collection';

/** What lies there now. */
export function filesOf(system: RemoteSystem): LaidOut[] {
  return ['pain.002', 'camt.053'].flatMap((kind) => {
    const events = eventsOf(kind, system);
    const starts = Array.from(
      { length: Math.ceil(events.length / EACH_MAX) },
      (_, index) => index * EACH_MAX,
    );
    return starts.map((start) => layOut(kind, events.slice(start, start + EACH_MAX)));
  });
}

/**
 * The file with this name, as it was listed. It is named by its kind, the first event that it tells of, how many they are,
 * and its bytes: what comes later does not change it, and one that would say something else now lies there no longer.
 */
export function fileNamed(name: string, system: RemoteSystem): LaidOut | undefined {
  const [, kind, first, count] = NAME.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const events = eventsOf(kind, system);
  const start = events.findIndex((event) => keyOf(event) === first);
  if (start < 0) return undefined;
  const file = layOut(kind, events.slice(start, start + Number(count)));
  return file.name === name ? file : undefined;
}

export function fileOf(events: readonly RemoteEvent[], at: Date): Buffer {
  const payouts = events.filter(isPayout);
  return payouts.length > 0 ? statusReport(payouts, at) : statement(events.filter(isCollection), at);
}

function layOut(kind: string, events: readonly RemoteEvent[]): LaidOut {
  const raw = fileOf(events, MADE_AT);
  const digest = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  return { name: `${kind}.${keyOf(events[0]!)}.${events.length}.${digest}.xml`, events, raw };
}

function eventsOf(kind: string, system: RemoteSystem): RemoteEvent[] {
  return (system.toTell?.() ?? []).filter(kind === 'pain.002' ? isPayout : isCollection);
}
