import { AckPolicy, RetentionPolicy, StorageType, type JetStreamManager } from 'nats';

const DAY_NS = 86_400_000_000_000;

/** All facts of one owner: `PAYMENTS_EVT`. It carries hints; PostgreSQL holds the truth. */
export function streamOf(owner: string): string {
  return `${owner.toUpperCase()}_EVT`;
}

export async function ensureStream(manager: JetStreamManager, owner: string): Promise<void> {
  await manager.streams.add({
    name: streamOf(owner),
    subjects: [`${owner}.evt.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    max_age: 3 * DAY_NS,
  });
}

/** One durable a reader and owner, with the subjects it reads. */
export async function ensureReader(
  manager: JetStreamManager,
  reader: string,
  owner: string,
  subjects: string[],
): Promise<void> {
  await manager.consumers.add(streamOf(owner), {
    durable_name: reader,
    ack_policy: AckPolicy.Explicit,
    ack_wait: 60_000_000_000,
    max_ack_pending: 256,
    filter_subjects: subjects,
  });
}
