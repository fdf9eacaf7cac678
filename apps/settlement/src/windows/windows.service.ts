import { reachOf } from '@hanout/access';
import { businessDayOf, type Clock } from '@hanout/calendar';
import {
  NETWORKS,
  type ReadWindowsV1,
  type SettlementWindowV1,
  type WindowState,
  type WindowsV1,
} from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readTerms } from '../terms/terms.queries';
import { readLastCutOffs } from './closings.queries';
import { latestCutOff, nextCutOff } from './cut-offs';
import { newWindow } from './window';
import { countWaiting, findClosedWindows, type WindowRow } from './windows.queries';

@Injectable()
export class Windows {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ caller, day }: ReadWindowsV1): Promise<WindowsV1> {
    reachOf(caller, 'settlement.read-windows');
    const businessDay = day === 'today' ? businessDayOf(this.clock.now()) : day;
    const rows = await this.dataSource.transaction('REPEATABLE READ', async (manager) => [
      ...(await findClosedWindows(manager, businessDay)),
      ...(await this.findOpen(manager, businessDay)),
    ]);
    const difference = rows.reduce(
      (sum, row) => sum + BigInt(row.payments_in_minor) - BigInt(row.payments_out_minor),
      0n,
    );
    return { day: businessDay, items: rows.map(windowOf), paymentsBalance: difference === 0n };
  }

  /** The window of each network that is open now, where it ends on that day; in each currency that waits. */
  private async findOpen(manager: EntityManager, businessDay: string): Promise<WindowRow[]> {
    const [terms, last] = [await readTerms(manager), await readLastCutOffs(manager)];
    const open: WindowRow[] = [];
    for (const network of NETWORKS) {
      const of = { network, terms };
      const opensAt = last.get(network);
      const cutOffAt = nextCutOff(of, opensAt ?? latestCutOff(of, this.clock.now()) ?? this.clock.now());
      if (!cutOffAt || businessDayOf(cutOffAt) !== businessDay) continue;
      for (const waiting of await countWaiting(manager, { network, opensAt, cutOffAt })) {
        const { windowId } = newWindow({ network, currency: waiting.currency, opensAt, cutOffAt });
        const times = { opens_at: opensAt ?? null, cut_off_at: cutOffAt, closed_at: null, is_settled: false };
        open.push({ window_id: windowId, network, ...times, ...waiting });
      }
    }
    return open;
  }
}

function windowOf(row: WindowRow): SettlementWindowV1 {
  const { currency } = row;
  const net = BigInt(row.grants_minor) + BigInt(row.payments_in_minor) - BigInt(row.payments_out_minor);
  return {
    windowId: row.window_id,
    network: row.network,
    ...(row.opens_at && { opensAt: row.opens_at.toISOString() }),
    cutOffAt: row.cut_off_at.toISOString(),
    state: stateOf(row),
    ...(row.closed_at && { closedAt: row.closed_at.toISOString() }),
    grants: { minor: row.grants_minor, currency },
    paymentsIn: { minor: row.payments_in_minor, currency },
    paymentsOut: { minor: row.payments_out_minor, currency },
    net: { minor: net.toString(), currency },
    movements: Number(row.movements),
    lateMovements: Number(row.late_movements),
  };
}

function stateOf({ closed_at, is_settled }: WindowRow): WindowState {
  if (!closed_at) return 'open';
  return is_settled ? 'settled' : 'closed';
}
