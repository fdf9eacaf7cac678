import type { RemoteOrder, RemoteReport, RemoteResult } from '@hanout/network-testing';
import type { Journal } from '../journal/journal';
import { noticesOf, resultOf, type Notice } from '../notices/notice';
import { NoticeQueue } from '../notices/notice-queue';
import { Entries } from './entries';
import type { Entry, Spoilt } from './entry';
import { statementOf } from './statement';

/** Entries and notices stand in one journal, so that what was decided and what is to be told of it are written together. */
export type BookLine = { entry: Entry } | { notice: Notice };

export interface BookOptions {
  network: string;
  journal: Journal<BookLine>;
  now: () => Date;
  /** A payment is only taken at first, and decided this much later. */
  answersLater: boolean;
  decideAfterMs: number;
  /** The network tells what it decided by itself. */
  tells: boolean;
  /** It lays out for us what there is to tell, and we come for it. */
  laysOut: boolean;
}

export interface CollectionOrder {
  account: string;
  payee: string;
  amount: string;
}

type NewEntry = Omit<Entry, 'line' | 'ref' | 'at'> & { ref?: string; at?: string };

const HOUR_MS = 3_600_000;

/** The money of one network's own system: what it was asked, what became of it, and what it is still to tell. */
export class Book {
  readonly entries = new Entries();
  readonly notices = new NoticeQueue();

  constructor(private readonly options: BookOptions) {
    for (const line of options.journal.read()) this.apply(line);
  }

  /** Each id is paid once, however often it is presented; other content under an id is refused and moves nothing. */
  pay(order: RemoteOrder, spoilt: () => Spoilt = () => ({})): RemoteResult {
    const { id, account, amountMinor: amount, currency } = order;
    // Nothing that could be kept: it is as if it had never arrived.
    if (!/^[1-9]\d{0,14}$/.test(amount)) return { id, word: 'declined', reason: 'BAD_AMOUNT' };
    const known = this.entries.find(id);
    const isTombstone = known?.state === 'reversed' && known.account === '';
    if (isTombstone) return resultOf(this.record({ ...known, account, amount, currency }));
    if (known && known.account === account && known.amount === amount && known.currency === currency) {
      if (this.options.laysOut) this.tellAgain(known);
      return resultOf(known);
    }
    const asked = { account, amount, currency };
    if (known) {
      this.record({ kind: 'duplicate', id: '', of: id, ...asked, state: 'declined', reason: 'ID_REUSED' });
      return { id, word: 'declined', reason: 'ID_REUSED' };
    }
    return resultOf(this.decideAtFirst({ kind: 'payout', id, ...asked }, spoilt()));
  }

  find(id: string): RemoteResult | undefined {
    const entry = this.entries.find(id);
    if (entry?.kind !== 'payout') return undefined;
    const { account, amount: amountMinor, currency } = entry;
    return { ...resultOf(entry), order: { id, account, amountMinor, currency } };
  }

  report(day: string): RemoteReport | undefined {
    return statementOf(day, this.entries.standing(), this.options.now());
  }

  /** Of an order that has not arrived, a tombstone: when it arrives, it is declined. */
  reverse(id: string): RemoteResult {
    const known = this.entries.find(id);
    if (known?.state === 'done') return { id, word: 'declined', reason: 'ALREADY_DONE' };
    const reversed = { state: 'reversed', reason: 'REVERSED', decidedAt: this.now() } as const;
    const unheard = { kind: 'payout', id, account: '', amount: '0', currency: 'MAD' } as const;
    const entry =
      known && known.state !== 'pending'
        ? known
        : this.record({ ...(known ? withoutPlan(known) : unheard), ...reversed });
    return { id, word: 'done', ref: `RV${entry.ref.slice(2)}` };
  }

  /** A customer pays one of ours; what his account is short of he brings in notes. */
  collect({ account, payee, amount }: CollectionOrder, { notice }: Spoilt = {}): Entry {
    const short = BigInt(amount) - this.entries.balanceOf(account);
    const moved = { account, currency: 'MAD', state: 'done', decidedAt: this.now() } as const;
    if (short > 0n) this.record({ kind: 'deposit', id: '', ...moved, amount: String(short) });
    const told = (entry: Entry): Notice[] => noticesOf(entry, notice, this.options.now());
    return this.record({ kind: 'collection', id: '', ...moved, payee, amount }, told);
  }

  /** Decides what is due. */
  decideDue(): Entry[] {
    const now = this.options.now();
    return this.entries.due(now).map((entry) => {
      const { state, notice } = entry.plan!;
      const decided = { ...withoutPlan(entry), state, decidedAt: now.toISOString() };
      return this.record(decided, (one) => noticesOf(one, notice, now));
    });
  }

  /** What is to be told now. */
  noticesDue(): { entry: Entry; notice: Notice }[] {
    return this.notices.due(this.options.now()).flatMap((notice) => {
      const entry = this.entries.find(notice.of);
      return entry ? [{ entry, notice }] : [];
    });
  }

  isTold({ id }: Notice): void {
    const notice = this.notices.find(id);
    if (notice) this.write([{ notice: { ...notice, state: 'told' } }]);
  }

  private decideAtFirst(
    order: Pick<Entry, 'kind' | 'id' | 'account' | 'amount' | 'currency'>,
    { decision, notice }: Spoilt,
  ): Entry {
    const reason =
      order.currency !== 'MAD'
        ? 'BAD_CURRENCY'
        : decision?.mode === 'declined'
          ? 'ACCOUNT_BARRED'
          : undefined;
    const state = reason ? 'declined' : 'done';
    const entry = { ...order, ...(reason && { reason }) };
    const isEarly = notice?.mode === 'notice_early';
    const isHeld = decision?.mode === 'pending';
    if (isHeld || (this.options.answersLater && !isEarly)) {
      const waitMs = isHeld ? (decision.delayMs ?? HOUR_MS) : this.options.decideAfterMs;
      const at = new Date(this.options.now().getTime() + waitMs).toISOString();
      return this.record({ ...entry, state: 'pending', plan: { state, at, ...(notice && { notice }) } });
    }
    const told = (one: Entry): Notice[] => (isEarly ? noticesOf(one, notice, this.options.now()) : []);
    return this.record({ ...entry, state, decidedAt: this.now() }, told);
  }

  /** Of a wire on which nothing can be asked for: whoever orders again is told again, also what was lost on the way. */
  private tellAgain({ id, state }: Entry): void {
    const [first] = [1, 2].flatMap((number) => this.notices.find(`${id}/${number}`) ?? []);
    if (state === 'pending' || !first || first.state === 'waiting') return;
    this.write([{ notice: { ...first, says: 'truth', dueAt: this.now(), state: 'waiting' } }]);
  }

  /** Writes first, then believes it. */
  private record(fresh: NewEntry, told: (entry: Entry) => Notice[] = () => []): Entry {
    const line = this.entries.nextLine;
    const ref = fresh.ref ?? numberOf(this.options.network, line);
    const entry: Entry = { ...fresh, line, ref, id: fresh.id || ref, at: fresh.at ?? this.now() };
    const notices = this.options.tells ? told(entry) : [];
    this.write([{ entry }, ...notices.map((notice) => ({ notice }))]);
    return entry;
  }

  private write(lines: BookLine[]): void {
    this.options.journal.append(lines);
    lines.forEach((line) => this.apply(line));
  }

  private apply(line: BookLine): void {
    if ('entry' in line) this.entries.apply(line.entry);
    else this.notices.apply(line.notice);
  }

  private now(): string {
    return this.options.now().toISOString();
  }
}

/** Twelve letters and digits, as short as the shortest field of any wire. */
function numberOf(network: string, line: number): string {
  return `${network.slice(0, 2).toUpperCase()}${String(line).padStart(10, '0')}`;
}

function withoutPlan({ plan: _, ...entry }: Entry): Omit<Entry, 'plan'> {
  return entry;
}
