import { addDays, businessDayOf, isBusinessDay } from '@hanout/calendar';
import type { SimulationBodyV1 } from '@hanout/contracts';
import { SIMULATION_ERRORS } from './simulations.errors';

export const PERIOD_DAYS_MAX = 92;

/** First and last business day. */
export interface Period {
  fromDay: string;
  toDay: string;
}

/** @throws DomainError `fees.period_unclear` */
export function readPeriod({ from, to }: Pick<SimulationBodyV1, 'from' | 'to'>, now: Date): Period {
  const today = businessDayOf(now);
  if (from === undefined && to === undefined) {
    const toDay = addDays(`${today.slice(0, 7)}-01`, -1);
    return { fromDay: `${toDay.slice(0, 7)}-01`, toDay };
  }
  if (!isBusinessDay(from)) throw unclear('from');
  if (!isBusinessDay(to) || to < from || to >= today || to >= addDays(from, PERIOD_DAYS_MAX))
    throw unclear('to');
  return { fromDay: from, toDay: to };
}

const unclear = (field: string) =>
  SIMULATION_ERRORS.error('fees.period_unclear', {
    field: `body.${field}`,
    params: { days: PERIOD_DAYS_MAX.toString() },
  });
