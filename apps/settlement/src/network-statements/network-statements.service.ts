import { reachOf } from '@hanout/access';
import type { Clock } from '@hanout/calendar';
import type {
  CallerV1,
  NetworkName,
  NetworkStatementPieceV1,
  ReadNetworkStatementV1,
  StatementFormat,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { SettlementConfig } from '../config';
import { positionAccountName } from '../instructions/settlement.transfer';
import { termsOn } from '../terms/terms';
import { readTerms } from '../terms/terms.queries';
import { CAMT053_WRITER } from './camt053-writer';
import { CSV_WRITER } from './csv-writer';
import { readLedgerPage, type LedgerPage } from './ledger-page';
import { NETWORK_STATEMENT_ERRORS } from './network-statement.errors';
import { findOthersRefs } from './network-statements.queries';
import { periodOf, type Period } from './period';
import type { StatementEntry, StatementFrame, StatementWriter } from './statement';

const NAMESPACE = '7be0f0c4-3f0e-4c5e-9c55-0e1a8f6b2d37';
const WRITERS: Record<StatementFormat, StatementWriter> = { camt053: CAMT053_WRITER, csv: CSV_WRITER };

/**
 * What a network’s position account in the ledger moved, in pieces of one page of the ledger each: the first has the head,
 * the last the foot. A period is over before it is told, so that all pieces are of the same statement.
 */
@Injectable()
export class NetworkStatements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly config: SettlementConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `platform.forbidden`, `settlement.other_network`, those of `periodOf`, `ledger.cursor_unknown`
   * @throws NoAnswer when the ledger is not there
   */
  async read(question: ReadNetworkStatementV1): Promise<NetworkStatementPieceV1> {
    const { caller, network, format, after } = question;
    demandOwn(caller, network);
    // What the ledger was posting when the period ended is in it by then.
    const now = new Date(this.clock.now().getTime() - this.config.closeAfterMs);
    const period = await periodOf(this.dataSource.manager, { ...question, now });
    const accountName = positionAccountName(network, period.currency);
    const deadlineMs = this.config.ledgerDeadlineMs;
    const page = await readLedgerPage(this.asks, { ...period, accountName, after, deadlineMs });
    const frame = await this.frameOf(question, { period, accountName, page });
    const writer = WRITERS[format];
    const content = [
      ...(after === undefined ? [writer.head(frame)] : []),
      ...(await this.entriesOf(page)).map((entry) => writer.entry(entry, frame)),
      ...(page.next === undefined ? [writer.foot(frame)] : []),
    ].join('');
    return {
      name: `position-${network}-${question.period}.${writer.extension}`,
      contentType: writer.contentType,
      content,
      ...(page.next !== undefined && { next: page.next }),
    };
  }

  private async frameOf(
    { network }: ReadNetworkStatementV1,
    { period, accountName, page }: { period: Period; accountName: string; page: LedgerPage },
  ): Promise<StatementFrame> {
    const terms = await readTerms(this.dataSource.manager);
    const nameOf = (party: NetworkName | 'platform') =>
      termsOn(terms, { party, day: period.closingDay })?.account.institution ?? party;
    const of = [accountName, period.from.toISOString(), period.to.toISOString()].join('|');
    return {
      ...period,
      network,
      accountName,
      statementId: `HN${uuidV5(of, NAMESPACE).replaceAll('-', '').toUpperCase()}`,
      owner: nameOf(network),
      servicer: nameOf('platform'),
      openingMinor: page.openingMinor,
      closingMinor: page.closingMinor,
    };
  }

  private async entriesOf({ lines }: LedgerPage): Promise<StatementEntry[]> {
    const theirs = await findOthersRefs(this.dataSource.manager, {
      paymentIds: lines.map(({ transferId }) => transferId),
      messageIds: lines.flatMap(({ kind, reference }) => (kind === 'settlement' ? (reference ?? []) : [])),
    });
    return lines.map(({ entryId, transferId, kind, reference, direction, amount, ...line }) => ({
      entryId,
      transferId,
      kind,
      reference,
      theirReference: theirs.get(transferId) ?? theirs.get(reference ?? ''),
      amountMinor: direction === 'credit' ? BigInt(amount.minor) : -BigInt(amount.minor),
      balanceMinor: BigInt(line.balanceAfter.minor),
      postedAt: new Date(line.postedAt),
    }));
  }
}

/** That a network has a position is no secret: another network is told why it may not read it. */
function demandOwn(caller: CallerV1, network: NetworkName): void {
  const reach = reachOf(caller, 'settlement.read-network-statement');
  if (reach !== 'all' && caller.network !== network)
    throw NETWORK_STATEMENT_ERRORS.error('settlement.other_network');
}
