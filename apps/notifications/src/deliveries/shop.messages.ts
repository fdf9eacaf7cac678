import type { CommissionBilledV1, DayClosedV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { v5 as uuidV5 } from 'uuid';
import type { FactMessage } from './fact.message';

/** A wallet and a day make one closing. */
const DAYS = '5f0f5a58-3c59-4a0e-8f0e-8f7b0a3f5b11';

/** The end of a shop's day: how many operations, and what was paid to it. */
export function dayClosedMessage({ walletId, personId, day, operations, sales }: DayClosedV1): FactMessage {
  return {
    factId: uuidV5(`${walletId}:${day}`, DAYS),
    personId,
    template: 'day_closed',
    values: { date: day, count: String(operations), sum: Money.fromWire(sales).toDecimal() },
  };
}

/** What was taken for the commissions of a day; a biller is no person to tell. */
export function commissionMessages({ billId, personId, amount, day }: CommissionBilledV1): FactMessage[] {
  if (personId === undefined) return [];
  return [
    {
      factId: billId,
      personId,
      template: 'daily_commission_billed',
      values: { amount: Money.fromWire(amount).toDecimal(), date: day },
    },
  ];
}
