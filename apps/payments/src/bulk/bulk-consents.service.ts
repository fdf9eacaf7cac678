import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { BulkV1, ConsentToBulkBodyV1, ConsentToBulkV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { payerOf } from '../payments/payment.parties';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { Proofs } from '../payments/proofs.service';
import { readRulebook } from '../rules/rulebook';
import { findParties } from '../wallets/parties.queries';
import { BULK_ERRORS } from './bulk.errors';
import { BulkReader } from './bulk-reader.service';
import { demandState, findBulk, writeConsent, type Bulk } from './bulks.queries';

/** Staff bring a file and approve it; the money is the shop's, and its owner says so himself, once for each file. */
@Injectable()
export class BulkConsents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly proofs: Proofs,
    private readonly reader: BulkReader,
    private readonly audit: Audit,
  ) {}

  /**
   * To exactly this file, count and total. Said again it is the same, and needs no other proof.
   *
   * @throws DomainError `payments.unknown_bulk` also of another's, `payments.bulk_differs`, `payments.bulk_state`, or why
   *   the proof is none
   */
  async give({ caller, bulkId, body }: ConsentToBulkV1): Promise<BulkV1> {
    reachOf(caller, 'payments.consent-to-bulk');
    const { callerId, walletId } = payerOf(caller);
    const { manager } = this.dataSource;
    const bulk = await findBulk(manager, bulkId);
    const { wallets } = await findParties(manager, { walletIds: [walletId], merchantCodes: [] });
    if (bulk.payerWalletId !== walletId || wallets.get(walletId)?.personId !== callerId)
      throw BULK_ERRORS.error('payments.unknown_bulk');
    const total = demandSame(bulk, body);
    const seen = await this.reader.view(bulkId);
    if (seen.consentedAt !== undefined) return seen;
    demandState(seen, 'proposed');
    await this.proofs.demand(caller, { paymentId: bulkId, amount: total, payee: bulk.sha256 }, body.proof);
    failpoint('payments.bulk-proven');
    await inTransaction(this.dataSource, async (within) => {
      if (!(await writeConsent(within, bulkId, callerId))) return;
      await this.audit.record(within, {
        by: caller,
        operation: 'payments.consent-to-bulk',
        subject: { kind: 'bulk', id: bulkId },
        after: { sha256: bulk.sha256, lines: bulk.lines, totalMinor: total.minor.toString() },
      });
    });
    failpoint('payments.bulk-consented');
    return this.reader.view(bulkId);
  }
}

/** Wallets that the operator keeps for organisations are nobody's pocket: its two people are enough. */
export async function needsConsent(manager: EntityManager, { payerWalletId }: Bulk): Promise<boolean> {
  const { rules } = await readRulebook(manager);
  return !rules.organisationWalletIds?.includes(payerWalletId);
}

/** @throws DomainError `payments.bulk_consent_missing` */
export async function demandConsent(manager: EntityManager, bulk: Bulk): Promise<void> {
  if (bulk.consentedAt === null && (await needsConsent(manager, bulk)))
    throw BULK_ERRORS.error('payments.bulk_consent_missing');
}

/** What leaves the wallet: the lines and the payer's fees. */
export function wholeOf({ amountMinor, payerFeesMinor }: Bulk): Money {
  return Money.of(amountMinor + payerFeesMinor, WALLET_CURRENCY);
}

/** @throws DomainError `payments.bulk_differs` */
function demandSame(bulk: Bulk, { sha256, lines, total }: ConsentToBulkBodyV1): Money {
  const whole = wholeOf(bulk);
  const said = Money.fromWire(total);
  const isSameTotal = said.currency === whole.currency && said.minor === whole.minor;
  const differing =
    (sha256 !== bulk.sha256 && 'sha256') || (lines !== bulk.lines && 'lines') || (!isSameTotal && 'total');
  if (differing) throw BULK_ERRORS.error('payments.bulk_differs', { field: differing });
  return whole;
}
