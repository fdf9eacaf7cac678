import type { Entry, EntryKind, EntryState } from './entry';

export interface KindSummary {
  count: number;
  /** Centimes. */
  amount: string;
}
export type Summary = Partial<Record<EntryKind, Partial<Record<EntryState, KindSummary>>>>;

export interface EntryPage {
  entries: Entry[];
  /** Give it as `after` for what follows; absent when there is nothing yet. */
  next?: string;
}

/** What the lines of one network's books come to: how each thing stands, and what each account has. */
export class Entries {
  private readonly lines: Entry[] = [];
  private readonly latest = new Map<string, Entry>();
  private readonly pending = new Map<string, Entry>();
  private readonly balances = new Map<string, bigint>();

  get nextLine(): number {
    return this.lines.length + 1;
  }

  apply(entry: Entry): void {
    const before = this.find(entry.id);
    if (before) this.move(before, -1n);
    this.move(entry, 1n);
    this.latest.set(entry.id, entry);
    if (entry.state === 'pending') this.pending.set(entry.id, entry);
    else this.pending.delete(entry.id);
    this.lines.push(entry);
  }

  find(id: string): Entry | undefined {
    return this.latest.get(id);
  }

  /** As each thing stands now. */
  standing(): IterableIterator<Entry> {
    return this.latest.values();
  }

  /** What is to be decided by then. */
  due(now: Date): Entry[] {
    const by = now.toISOString();
    return [...this.pending.values()].filter(({ plan }) => plan !== undefined && plan.at <= by);
  }

  balanceOf(account: string): bigint {
    return this.balances.get(account) ?? 0n;
  }

  accounts(): { account: string; balance: string }[] {
    return [...this.balances].map(([account, balance]) => ({ account, balance: String(balance) }));
  }

  page(after: number, limit: number): EntryPage {
    const entries = this.lines.slice(after, after + limit);
    const last = entries.at(-1)?.line;
    return { entries, ...(last !== undefined && last < this.lines.length && { next: String(last) }) };
  }

  /** The last lines, newest first. */
  last(count: number): Entry[] {
    return this.lines.slice(-count).reverse();
  }

  summary(): Summary {
    const sums: Summary = {};
    for (const { kind, state, amount } of this.standing()) {
      const ofKind = (sums[kind] ??= {});
      const before = ofKind[state] ?? { count: 0, amount: '0' };
      ofKind[state] = { count: before.count + 1, amount: String(BigInt(before.amount) + BigInt(amount)) };
    }
    return sums;
  }

  private move({ kind, state, account, amount }: Entry, times: bigint): void {
    if (state !== 'done' || kind === 'duplicate') return;
    const sign = kind === 'collection' ? -times : times;
    this.balances.set(account, this.balanceOf(account) + sign * BigInt(amount));
  }
}
