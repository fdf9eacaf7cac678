import type { CashLowV1, CommissionBilledV1, DayClosedV1, FloatLowV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { v5 as uuidV5 } from 'uuid';
import type { FactMessage } from './fact.message';

/** A wallet and a day make one closing. */
const DAYS = '5f0f5a58-3c59-4a0e-8f0e-8f7b0a3f5b11';
/** A time that a float or a drawer went low and a person make one message. */
const LOW_FLOATS = '3b9f1f1e-52c4-4a57-b8f3-0a9d1c6e7f21';

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

/** To each who serves at the agent's counter. */
export function floatLowMessages(low: FloatLowV1): FactMessage[] {
  return lowMessages(low, 'float_low');
}

/** The same of the notes in the drawer. */
export function cashLowMessages(low: CashLowV1): FactMessage[] {
  return lowMessages(low, 'cash_low');
}

function lowMessages(
  { lowId, personIds, balance, tradeNameAr, tradeNameFr }: FloatLowV1,
  template: 'float_low' | 'cash_low',
): FactMessage[] {
  const amount = Money.fromWire(balance).toDecimal();
  return personIds.map((personId) => ({
    factId: uuidV5(`${lowId}:${personId}`, LOW_FLOATS),
    personId,
    template,
    values: { amount, nameAr: tradeNameAr, nameFr: tradeNameFr },
  }));
}
