import { createHash } from 'node:crypto';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import {
  bulkProposed,
  type BulkPieceStoredV1,
  type BulkV1,
  type CreateBulkV1,
  type FinishBulkFileV1,
  type PutBulkPieceV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Outbox } from '@hanout/messaging';
import { failpoint } from '@hanout/service-kit';
import { TwoPersons } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { findCircumstances } from '../payments/circumstances.queries';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { PricesService } from '../prices/prices.service';
import { readRulebook } from '../rules/rulebook';
import { findParties } from '../wallets/parties.queries';
import { stateOf } from './bulk.answer';
import { readBulkFile } from './bulk-file';
import { BULK_ERRORS } from './bulk.errors';
import { needsConsent, wholeOf } from './bulk-consents.service';
import { BulkReader } from './bulk-reader.service';
import { demandState, findBulk, findBulkIfAny, findSameFile, insertBulk, type Bulk } from './bulks.queries';
import { agreeLines, readLines, type LineProblem, type PayableLine } from './check-lines';
import { insertLines, insertProblems, totalsOf, type BulkTotals } from './lines.queries';
import { deletePieces, joinPieces, putPiece } from './pieces.queries';

/** What needs two people, by the name the proposal has. */
export const PAY_BULK = 'payments.pay-bulk';

/** Takes the file of a bulk and looks at every line. What is right is proposed; nothing of it moves any money. */
@Injectable()
export class BulkUploads {
  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly persons: TwoPersons,
    private readonly reader: BulkReader,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly config: PaymentsConfig,
  ) {}

  /** The bulk of the same file, where there is one that may still be paid or was. */
  async create({ caller, body }: CreateBulkV1): Promise<BulkV1> {
    reachOf(caller, 'payments.create-bulk');
    const { bulkId, merchantCode, sha256, isAgain = false, reason } = body;
    const { manager } = this.dataSource;
    const { merchants } = await findParties(manager, { walletIds: [], merchantCodes: [merchantCode] });
    const payerWalletId = merchants.get(merchantCode)?.walletId;
    if (payerWalletId === undefined)
      throw PAYMENT_ERRORS.error('payments.unknown_merchant', { field: 'merchantCode' });
    const bulk = { bulkId, payerWalletId, merchantCode, sha256, isAgain, reason, createdBy: caller.id };
    const made = await inTransaction(this.dataSource, async (within) => {
      if (!(await insertBulk(within, bulk))) return this.madeBefore(within, bulk);
      await this.audit.record(within, {
        by: caller,
        operation: 'payments.create-bulk',
        subject: { kind: 'bulk', id: bulkId },
        after: { merchantCode, sha256, isAgain },
        reason,
      });
      return bulkId;
    });
    return this.reader.view(made);
  }

  async put({ caller, bulkId, piece, content }: PutBulkPieceV1): Promise<BulkPieceStoredV1> {
    reachOf(caller, 'payments.send-bulk-file');
    await inTransaction(this.dataSource, async (manager) => {
      demandState(await findBulk(manager, bulkId, 'for no key update'), 'uploading');
      await putPiece(manager, { bulkId, piece, content: Buffer.from(content, 'base64') });
    });
    return { piece };
  }

  async finish({ caller, bulkId, pieces, sha256, format }: FinishBulkFileV1): Promise<BulkV1> {
    reachOf(caller, 'payments.send-bulk-file');
    const { manager } = this.dataSource;
    const bulk = await findBulk(manager, bulkId);
    if (bulk.sha256 !== sha256) throw BULK_ERRORS.error('payments.bulk_hash_mismatch', { field: 'sha256' });
    if (bulk.state !== 'uploading') return this.reader.view(bulkId);
    const bytes = await joinPieces(manager, { bulkId, pieces, bytesMax: this.config.bulkFileBytesMax });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw BULK_ERRORS.error('payments.bulk_hash_mismatch', { field: 'sha256' });
    const { payable, problems } = await this.check(
      bulk,
      readLines(readBulkFile(bytes, format, this.config.bulkLinesMax)),
    );
    failpoint('payments.bulk-checked');
    await inTransaction(this.dataSource, async (within) => {
      if ((await findBulk(within, bulkId, 'for no key update')).state !== 'uploading') return;
      const totals = totalsOf(payable, problems);
      await insertLines(within, bulk, payable);
      await insertProblems(within, bulk, problems);
      await deletePieces(within, [bulkId]);
      await writeTotals(within, bulkId, totals);
      if (problems.length > 0) return;
      const { expiresAt } = await this.persons.propose(
        caller,
        {
          proposalId: bulkId,
          kind: PAY_BULK,
          subjectId: bulkId,
          content: contentOf(bulk, totals),
          reason: bulk.reason,
          expiresInSeconds: this.config.bulkApprovalSeconds,
          concerned: [bulk.createdBy],
        },
        within,
      );
      await this.askPayer(within, { ...bulk, ...totals }, expiresAt);
    });
    return this.reader.view(bulkId);
  }

  /** Who keeps a wallet of an organisation is not asked: the operator's two people are enough. */
  private async askPayer(manager: EntityManager, bulk: Bulk, expiresAt: Date): Promise<void> {
    if (!(await needsConsent(manager, bulk))) return;
    const { bulkId, payerWalletId, lines } = bulk;
    const { wallets } = await findParties(manager, { walletIds: [payerWalletId], merchantCodes: [] });
    await this.outbox.add(manager, bulkProposed, {
      bulkId,
      personId: wallets.get(payerWalletId)!.personId,
      lines,
      total: wholeOf(bulk).toWire(),
      expiresAt: expiresAt.toISOString(),
    });
  }

  private async check(
    bulk: Bulk,
    { lines, problems }: ReturnType<typeof readLines>,
  ): Promise<{ payable: PayableLine[]; problems: LineProblem[] }> {
    const { manager } = this.dataSource;
    const { payerWalletId } = bulk;
    const wishes = lines.map(({ payee }) => ({ payerWalletId, payee }));
    const known = await findCircumstances(manager, this.prices, wishes);
    const [{ wallets }, rulebook] = [
      await findParties(manager, { walletIds: [payerWalletId], merchantCodes: [] }),
      await readRulebook(manager),
    ];
    const payer = wallets.get(payerWalletId)!;
    const agreed = agreeLines(lines, payer, (payee) => known({ payerWalletId, payee }), rulebook);
    return {
      payable: agreed.payable,
      problems: [...problems, ...agreed.problems].sort((one, other) => one.line - other.line),
    };
  }

  /** The id of the bulk that was made before, with this id or of this file. */
  private async madeBefore(
    manager: EntityManager,
    wish: Pick<Bulk, 'bulkId' | 'payerWalletId' | 'sha256' | 'isAgain'> & Parameters<typeof insertBulk>[1],
  ): Promise<string> {
    const known = await findBulkIfAny(manager, wish.bulkId);
    if (known) {
      const isSame =
        known.sha256 === wish.sha256 &&
        known.payerWalletId === wish.payerWalletId &&
        known.isAgain === wish.isAgain;
      if (!isSame) throw BULK_ERRORS.error('payments.bulk_id_reused', { field: 'bulkId' });
      return known.bulkId;
    }
    const same = (await findSameFile(manager, wish))!;
    const state =
      same.state === 'proposed' ? stateOf(same, await this.persons.read(same.bulkId)) : same.state;
    if (state === same.state) return same.bulkId;
    await manager.query('update bulks set state = $2 where bulk_id = $1 and state = $3', [
      same.bulkId,
      state,
      same.state,
    ]);
    return (await insertBulk(manager, wish)) ? wish.bulkId : this.madeBefore(manager, wish);
  }
}

/** What the checker sees and approves. */
function contentOf({ payerWalletId, merchantCode, sha256 }: Bulk, totals: BulkTotals): object {
  const { lines, payees, amountMinor, payerFeesMinor, payeeFeesMinor } = totals;
  return {
    payerWalletId,
    merchantCode,
    sha256,
    lines,
    payees,
    amountMinor: amountMinor.toString(),
    payerFeesMinor: payerFeesMinor.toString(),
    payeeFeesMinor: payeeFeesMinor.toString(),
  };
}

async function writeTotals(manager: EntityManager, bulkId: string, totals: BulkTotals): Promise<void> {
  await manager.query(
    `update bulks set lines = $2, payees = $3, problems = $4, amount_minor = $5, payer_fees_minor = $6,
            payee_fees_minor = $7, state = case when $4 > 0 then 'refused' else 'proposed' end
      where bulk_id = $1`,
    [
      bulkId,
      totals.lines,
      totals.payees,
      totals.problems,
      totals.amountMinor.toString(),
      totals.payerFeesMinor.toString(),
      totals.payeeFeesMinor.toString(),
    ],
  );
}
