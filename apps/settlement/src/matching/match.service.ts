import { reachOf } from '@hanout/access';
import type { MatchLineV1, MatchV1, ReadMatchV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findReport } from '../reports/reports.queries';
import { readMatchLines, readMatchTotals, type MatchRow } from './match.queries';

const LISTED_MAX = 100;
const ALL_BPS = 10_000;

/** Line by line: ours beside the network’s, and whether the bank has settled it. */
@Injectable()
export class Matching {
  constructor(private readonly dataSource: DataSource) {}

  async read({ caller, limit = LISTED_MAX, ...page }: ReadMatchV1): Promise<MatchV1> {
    reachOf(caller, 'settlement.read-match');
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const totals = await readMatchTotals(manager, page);
      const rows = await readMatchLines(manager, { ...page, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        isReported: (await findReport(manager, page)) !== undefined,
        matchedBps: rateOf(totals),
        totals: totals.map(({ state, lines, difference, currency }) => ({
          state,
          lines,
          difference: { minor: difference, currency },
        })),
        items: items.map(lineV1),
        ...(rows.length > limit && last && { next: `${last.reference} ${last.direction}` }),
      };
    });
  }
}

function rateOf(totals: readonly { state: string; lines: number }[]): number {
  const count = (of: typeof totals) => of.reduce((sum, { lines }) => sum + lines, 0);
  const all = count(totals);
  return matchedBps(count(totals.filter(({ state }) => state === 'matched')), all);
}

/** Rounded down: all is only what all is. */
export function matchedBps(matched: number, all: number): number {
  return all === 0 ? ALL_BPS : Math.floor((matched * ALL_BPS) / all);
}

function lineV1(row: MatchRow): MatchLineV1 {
  const { reference, direction, state, currency, our_minor, their_minor } = row;
  return {
    reference,
    direction,
    state,
    ...(our_minor !== null && { ours: { minor: our_minor, currency } }),
    ...(their_minor !== null && { theirs: { minor: their_minor, currency } }),
    isSettled: row.is_settled,
  };
}
