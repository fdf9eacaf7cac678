import { businessDayBounds } from '@hanout/calendar';
import type { Entry } from './entry';

export interface DayTotals {
  count: number;
  /** Centimes. */
  amount: string;
}

/** A network's own report of one business day (Africa/Casablanca): what moved between its accounts and ours. */
export interface DayReport {
  network: string;
  day: string;
  currency: 'MAD';
  /** False: the day is not over where the network is, and more may follow. */
  isClosed: boolean;
  /** By the time of moving. */
  lines: {
    kind: 'payout' | 'collection';
    id: string;
    ref: string;
    account: string;
    payee?: string;
    amount: string;
    movedAt: string;
  }[];
  totals: { payouts: DayTotals; collections: DayTotals };
  /** Payouts are owed to the network, collections by it. */
  net: { amount: string; owedBy: 'platform' | 'network' | 'nobody' };
}

export function dayReport(network: string, day: string, standing: Iterable<Entry>, now: Date): DayReport {
  const { from, to } = businessDayBounds(day);
  const lines: DayReport['lines'] = [];
  for (const { kind, state, decidedAt, id, ref, account, payee, amount } of standing) {
    if ((kind !== 'payout' && kind !== 'collection') || state !== 'done' || !decidedAt) continue;
    const movedAt = new Date(decidedAt);
    if (movedAt < from || movedAt >= to) continue;
    lines.push({ kind, id, ref, account, ...(payee && { payee }), amount, movedAt: decidedAt });
  }
  lines.sort((one, other) => one.movedAt.localeCompare(other.movedAt) || one.ref.localeCompare(other.ref));
  const totalsOf = (kind: 'payout' | 'collection'): DayTotals => {
    const own = lines.filter((line) => line.kind === kind);
    return { count: own.length, amount: String(own.reduce((sum, { amount }) => sum + BigInt(amount), 0n)) };
  };
  const totals = { payouts: totalsOf('payout'), collections: totalsOf('collection') };
  const net = BigInt(totals.payouts.amount) - BigInt(totals.collections.amount);
  return {
    network,
    day,
    currency: 'MAD',
    isClosed: now >= to,
    lines,
    totals,
    net: {
      amount: String(net < 0n ? -net : net),
      owedBy: net > 0n ? 'platform' : net < 0n ? 'network' : 'nobody',
    },
  };
}
