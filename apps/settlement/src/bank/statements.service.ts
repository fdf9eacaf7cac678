import { createHash } from 'node:crypto';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import { windowSettled, type BankStatementV1, type ImportBankStatementV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Outbox } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { readTerms } from '../terms/terms.queries';
import { readCamt053, type Statement } from './camt053';
import { confirmWindows } from './confirmations';
import { STATEMENT_ERRORS } from './statement.errors';
import {
  countStatement,
  findChanged,
  findStatement,
  insertEntries,
  insertStatement,
  type StatementRow,
} from './statements.queries';

/** What the bank tells of the pooled account. */
@Injectable()
export class BankStatements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Keeps its entries, each once in whatever statement it is told, and marks the windows that they confirm. The same
   * statement again changes nothing.
   * @throws DomainError those of `readCamt053`, `settlement.statement_other_account`, `settlement.statement_reused`
   */
  async import({ caller, body: { document } }: ImportBankStatementV1): Promise<BankStatementV1> {
    reachOf(caller, 'settlement.import-bank-statement');
    const statement = readCamt053(document);
    const documentHash = createHash('sha256').update(document).digest('hex');
    return inTransaction(this.dataSource, async (manager) => {
      await demandOurs(manager, statement);
      const given = { ...statement, statementId: uuidV7(), documentHash, importedBy: caller.id };
      const isNew = await insertStatement(manager, given);
      if (isNew) {
        await this.take(manager, given);
        await this.audit.record(manager, {
          by: caller,
          operation: 'settlement.import-bank-statement',
          subject: { kind: 'bank-statement', id: given.statementId },
          after: { reference: statement.reference, documentHash },
        });
      }
      const kept = (await findStatement(manager, statement))!;
      if (kept.document_hash !== documentHash) throw reused(statement.reference);
      return { ...statementV1(kept), isRepeated: !isNew };
    });
  }

  private async take(manager: EntityManager, statement: Statement & { statementId: string }): Promise<void> {
    const fresh = await insertEntries(manager, statement);
    const [changed] = await findChanged(manager, statement.accountNumber, statement.entries);
    if (changed !== undefined) throw reused(changed);
    const entries = statement.entries.flatMap((entry) => {
      const entryId = fresh.get(entry.entryRef);
      return entryId === undefined ? [] : [{ ...entry, entryId, currency: statement.currency }];
    });
    const { settled, breaks } = await confirmWindows(manager, entries);
    await this.outbox.addAll(manager, windowSettled, settled);
    const counts = { newEntries: fresh.size, settledWindows: settled.length, breaks };
    await countStatement(manager, { statementId: statement.statementId, ...counts });
  }
}

/** @throws DomainError `settlement.statement_other_account` */
async function demandOurs(manager: EntityManager, { accountNumber }: Statement): Promise<void> {
  const terms = await readTerms(manager);
  const isOurs = terms.some(({ party, account }) => party === 'platform' && account.number === accountNumber);
  if (!isOurs) throw STATEMENT_ERRORS.error('settlement.statement_other_account', { field: 'document' });
}

function reused(reference: string): Error {
  return STATEMENT_ERRORS.error('settlement.statement_reused', { field: 'document', params: { reference } });
}

function statementV1(row: StatementRow): Omit<BankStatementV1, 'isRepeated'> {
  return {
    statementId: row.statement_id,
    reference: row.reference,
    accountNumber: row.account_number,
    day: row.day,
    closingBalance: { minor: row.closing_minor, currency: row.currency },
    newEntries: row.new_entries,
    settledWindows: row.settled_windows,
    breaks: row.breaks,
  };
}
