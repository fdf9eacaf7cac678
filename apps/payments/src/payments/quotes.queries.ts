import type { FeeSide, PaymentChannel } from '@hanout/contracts';
import { Money } from '@hanout/money';
import type { EntityManager } from 'typeorm';
import type { Price } from './payment.price';
import type { Share } from './payment.share';
import type { Payee } from './payment.terms';

/** A price that was shown, and what it was for. */
export interface Quote {
  quoteId: string;
  callerId: string;
  payerWalletId: string;
  payee: Payee;
  amount: Money;
  price: Price;
  channel: PaymentChannel;
  qrCodeId?: string;
}

/** @returns until when it holds, by the database's clock */
export async function writeQuote(manager: EntityManager, quote: Quote, seconds: number): Promise<Date> {
  const { quoteId, callerId, payerWalletId, payee, amount, price, channel, qrCodeId } = quote;
  const rows: { expires_at: Date }[] = await manager.query(
    `insert into quotes (quote_id, caller_id, payer_wallet_id, payee, amount_minor, currency, schedule_id, fee_minor,
                         fee_side, accrued, shares, expires_at, channel, qr_code_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now() + make_interval(secs => $12), $13, $14) returning expires_at`,
    [
      quoteId,
      callerId,
      payerWalletId,
      JSON.stringify(payee),
      amount.minor.toString(),
      amount.currency,
      price.scheduleId,
      price.feeMinor.toString(),
      price.feeSide,
      price.accrued.toString(),
      JSON.stringify(price.shares),
      seconds,
      channel,
      qrCodeId ?? null,
    ],
  );
  return rows[0]!.expires_at;
}

/** By id. `isLive`: it holds still. */
export async function findQuotes(
  manager: EntityManager,
  quoteIds: readonly string[],
): Promise<Map<string, Quote & { isLive: boolean }>> {
  if (quoteIds.length === 0) return new Map();
  const rows: {
    quote_id: string;
    caller_id: string;
    payer_wallet_id: string;
    payee: Payee;
    amount_minor: string;
    currency: string;
    schedule_id: string;
    fee_minor: string;
    fee_side: FeeSide;
    accrued: string;
    shares: Share[];
    channel: PaymentChannel;
    qr_code_id: string | null;
    is_live: boolean;
  }[] = await manager.query(`select *, expires_at > now() as is_live from quotes where quote_id = any ($1)`, [
    quoteIds,
  ]);
  return new Map(
    rows.map((row) => [
      row.quote_id,
      {
        quoteId: row.quote_id,
        callerId: row.caller_id,
        payerWalletId: row.payer_wallet_id,
        payee: row.payee,
        amount: Money.of(BigInt(row.amount_minor), row.currency),
        price: {
          scheduleId: row.schedule_id,
          feeSide: row.fee_side,
          feeMinor: BigInt(row.fee_minor),
          accrued: BigInt(row.accrued),
          shares: row.shares,
        },
        channel: row.channel,
        ...(row.qr_code_id !== null && { qrCodeId: row.qr_code_id }),
        isLive: row.is_live,
      },
    ]),
  );
}

/** Those that nobody can confirm any more. @returns how many went */
export async function forgetQuotes(manager: EntityManager, max: number): Promise<number> {
  const [, gone] = (await manager.query(
    `delete from quotes where quote_id in
       (select quote_id from quotes where expires_at < now() - interval '1 day' limit $1 for update skip locked)`,
    [max],
  )) as [unknown, number];
  return gone;
}
