import { inTransaction } from '@hanout/database';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { Limits } from '../limits/limits.service';
import { limitsOf } from '../limits/own-limits';
import { limitScopesOf, limitsUsed } from '../payments/limits-used';
import { newPayment } from '../payments/new-payment';
import type { Payment } from '../payments/payment.entity';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { readRulebook } from '../rules/rulebook';
import { findParties } from '../wallets/parties.queries';
import { findBulk, type Bulk } from './bulks.queries';
import { nextLines, type LineToPay } from './lines.queries';

interface RefusedLine {
  line: number;
  failure: string;
}

/**
 * Turns the next lines of a bulk into payments, a chunk in one transaction: limits, payments, their first moves, and how
 * far the bulk has come. Two at once take turns at the bulk's row, so each line is opened by one of them.
 */
@Injectable()
export class BulkOpenings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
    private readonly config: PaymentsConfig,
  ) {}

  /** @returns the payments of the next lines, pending; undefined when there is nothing left to open */
  async openNext(bulkId: string): Promise<Payment[] | undefined> {
    const payments = await inTransaction(this.dataSource, (manager) => this.openIn(manager, bulkId));
    failpoint('payments.bulk-opened');
    return payments;
  }

  private async openIn(manager: EntityManager, bulkId: string): Promise<Payment[] | undefined> {
    const bulk = await findBulk(manager, bulkId, 'for no key update');
    if (bulk.state !== 'paying') return undefined;
    const lines = await nextLines(manager, bulk, this.config.bulkChunk);
    if (lines.length === 0) return undefined;
    const refused = new Map<number, string>();
    const payments = await this.reserve(manager, { bulk, lines, refused });
    await writeChunk(manager, bulk, {
      payments: payments.filter((_, place) => !refused.has(lines[place]!.line)),
      refused: [...refused].map(([line, failure]) => ({ line, failure })),
      lastLine: lines.at(-1)!.line,
      askAgainAfterMs: this.config.askAgainAfterMs,
    });
    failpoint('payments.bulk-opening');
    return payments.filter((_, place) => !refused.has(lines[place]!.line));
  }

  /** The payment of each line, with its part of the payer's limits; who has none is noted as refused. */
  private async reserve(
    manager: EntityManager,
    { bulk, lines, refused }: { bulk: Bulk; lines: LineToPay[]; refused: Map<number, string> },
  ): Promise<Payment[]> {
    const { payerWalletId } = bulk;
    const rulebook = await readRulebook(manager);
    const { wallets } = await findParties(manager, { walletIds: [payerWalletId], merchantCodes: [] });
    // Not known: nobody's fault, and the job tries again.
    const limits = limitsOf(wallets.get(payerWalletId)!, rulebook);
    const payments = lines.map((line) => paymentOf(line, payerWalletId, rulebook.day));
    const within = lines.flatMap(({ line }, place) => {
      if (payments[place]!.amountMinor <= limits.perOperationMinor) return place;
      refused.set(line, 'operation_limit');
      return [];
    });
    const refusals = await this.limits.reserveAll(
      manager,
      within.map((place) => limitsUsed(payments[place]!, limits, rulebook)),
    );
    for (const [index, { code }] of refusals)
      refused.set(lines[within[index]!]!.line, code.replace('payments.', ''));
    return payments;
  }
}

function paymentOf(line: LineToPay, payerWalletId: string, limitDay: string): Payment {
  const { paymentId, kind, merchantCode, payeeWalletId, feeSide, scheduleId } = line;
  return newPayment({
    paymentId,
    kind,
    channel: 'bulk',
    merchantCode,
    payerWalletId,
    payeeWalletId,
    currency: WALLET_CURRENCY,
    amountMinor: BigInt(line.amountMinor),
    feeMinor: BigInt(line.feeMinor),
    feeSide,
    accrued: BigInt(line.accrued),
    shares: line.shares as Payment['shares'],
    scheduleId,
    refundOf: null,
    limitDay,
    limitScopes: limitScopesOf('bulk'),
  });
}

/** One statement: the payments out of their lines, their first moves, the lines that are refused, and the bulk's place. */
async function writeChunk(
  manager: EntityManager,
  { bulkId, payerWalletId, openedLine }: Bulk,
  chunk: { payments: Payment[]; refused: RefusedLine[]; lastLine: number; askAgainAfterMs: number },
): Promise<void> {
  const { payments, refused, lastLine, askAgainAfterMs } = chunk;
  await manager.query(
    `with opened as (
       insert into payments (payment_id, kind, channel, state, reference, merchant_code, payer_wallet_id, payee_wallet_id,
         currency, amount_minor, fee_minor, fee_side, accrued, shares, schedule_id, limit_day, limit_scopes)
       select l.payment_id, l.kind, 'bulk', 'pending', n.reference, l.merchant_code, $2, l.payee_wallet_id, $3,
              l.amount_minor, l.fee_minor, l.fee_side, l.accrued, l.shares, l.schedule_id, $4, $5
         from bulk_lines l join unnest($7::uuid[], $8::text[]) as n(payment_id, reference) using (payment_id)
        -- Says where they lie: without it every line there is would be read.
        where l.bulk_id = $1 and l.line > $12 and l.line <= $11
        order by l.line
       returning payment_id
     ), noted as (
       insert into payment_moves (payment_id, event, to_state) select payment_id, 'opened', 'pending' from opened
     ), asking as (
       insert into ledger_asks (payment_id, ask_again_at)
       select payment_id, now() + make_interval(secs => $6) from opened
     ), refused as (
       update bulk_lines l set failure = r.failure
         from unnest($9::int[], $10::text[]) as r(line, failure) where l.bulk_id = $1 and l.line = r.line
     )
     update bulks set opened_line = $11 where bulk_id = $1`,
    [
      bulkId,
      payerWalletId,
      WALLET_CURRENCY,
      payments[0]?.limitDay ?? null,
      payments[0]?.limitScopes ?? [],
      askAgainAfterMs / 1_000,
      payments.map(({ paymentId }) => paymentId),
      payments.map(({ reference }) => reference),
      refused.map(({ line }) => line),
      refused.map(({ failure }) => failure),
      lastLine,
      openedLine,
    ],
  );
}
