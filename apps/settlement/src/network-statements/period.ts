import { businessDayBounds, businessDayOf, isBusinessDay } from '@hanout/calendar';
import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { NETWORK_STATEMENT_ERRORS } from './network-statement.errors';
import { findWindow } from './network-statements.queries';

/** What a statement is of. */
export interface Period {
  /** Half open: from ≤ posted < to. */
  from: Date;
  to: Date;
  currency: string;
  /** Business days of its two balances. */
  openingDay: string;
  closingDay: string;
}

export const STATEMENT_CURRENCY = 'MAD';
/** The first window of a network is open since ever. */
const EVER = new Date(0);

/**
 * A day may have 23 or 25 hours; a window goes from the cut-off before it to its own.
 * @throws DomainError `settlement.period_wrong`, `settlement.period_not_over`, `settlement.unknown_window`
 */
export async function periodOf(
  manager: EntityManager,
  { network, period, now }: { network: NetworkName; period: string; now: Date },
): Promise<Period> {
  if (period.length > 10) return windowPeriod(manager, network, period);
  if (!isBusinessDay(period))
    throw NETWORK_STATEMENT_ERRORS.error('settlement.period_wrong', { field: 'period' });
  const bounds = businessDayBounds(period);
  if (bounds.to > now)
    throw NETWORK_STATEMENT_ERRORS.error('settlement.period_not_over', { field: 'period' });
  return { ...bounds, currency: STATEMENT_CURRENCY, openingDay: period, closingDay: period };
}

async function windowPeriod(manager: EntityManager, network: NetworkName, windowId: string): Promise<Period> {
  const window = await findWindow(manager, { network, windowId });
  if (!window) throw NETWORK_STATEMENT_ERRORS.error('settlement.unknown_window', { field: 'period' });
  const from = window.opensAt ?? EVER;
  return {
    from,
    to: window.cutOffAt,
    currency: window.currency,
    openingDay: businessDayOf(from),
    closingDay: window.businessDay,
  };
}
