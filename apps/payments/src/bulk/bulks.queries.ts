import type { BulkState } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { BULK_ERRORS } from './bulk.errors';

/** A row of `bulks`. */
export interface Bulk {
  bulkId: string;
  payerWalletId: string;
  merchantCode: string;
  sha256: string;
  isAgain: boolean;
  state: BulkState;
  reason: string;
  createdBy: string;
  createdAt: Date;
  lines: number;
  payees: number;
  problems: number;
  amountMinor: bigint;
  payerFeesMinor: bigint;
  payeeFeesMinor: bigint;
  attempt: number;
  openedLine: number;
  /** The owner of the wallet that pays, and when he said yes. */
  consentedBy: string | null;
  consentedAt: Date | null;
  endedAt: Date | null;
}

type BulkRow = Omit<Bulk, 'amountMinor' | 'payerFeesMinor' | 'payeeFeesMinor'> &
  Record<'amountMinor' | 'payerFeesMinor' | 'payeeFeesMinor', string>;

const COLUMNS = `bulk_id as "bulkId", payer_wallet_id as "payerWalletId", merchant_code as "merchantCode",
  file_sha256 as sha256, is_again as "isAgain", state, reason, created_by as "createdBy", created_at as "createdAt",
  lines, payees, problems, amount_minor as "amountMinor", payer_fees_minor as "payerFeesMinor",
  payee_fees_minor as "payeeFeesMinor", attempt, opened_line as "openedLine", consented_by as "consentedBy",
  consented_at as "consentedAt", ended_at as "endedAt"`;

/** @throws DomainError `payments.unknown_bulk` */
export async function findBulk(
  manager: EntityManager,
  bulkId: string,
  lock: '' | 'for no key update' = '',
): Promise<Bulk> {
  const bulk = await findBulkIfAny(manager, bulkId, lock);
  if (!bulk) throw BULK_ERRORS.error('payments.unknown_bulk');
  return bulk;
}

export async function findBulkIfAny(
  manager: EntityManager,
  bulkId: string,
  lock: '' | 'for no key update' = '',
): Promise<Bulk | undefined> {
  const rows: BulkRow[] = await manager.query(`select ${COLUMNS} from bulks where bulk_id = $1 ${lock}`, [
    bulkId,
  ]);
  return rows[0] && bulkOf(rows[0]);
}

/** The one that stands in the way of another of the same file. */
export async function findSameFile(
  manager: EntityManager,
  { payerWalletId, sha256 }: Pick<Bulk, 'payerWalletId' | 'sha256'>,
): Promise<Bulk | undefined> {
  const rows: BulkRow[] = await manager.query(
    `select ${COLUMNS} from bulks where payer_wallet_id = $1 and file_sha256 = $2
        and not is_again and state not in ('refused', 'rejected', 'expired')`,
    [payerWalletId, sha256],
  );
  return rows[0] && bulkOf(rows[0]);
}

/** What somebody may still approve, of all payers or of one. */
export async function findWaiting(
  manager: EntityManager,
  { payer, max }: { payer: string | undefined; max: number },
): Promise<string[]> {
  const rows: { bulk_id: string }[] = await manager.query(
    `select b.bulk_id from bulks b join proposals p on p.proposal_id = b.bulk_id
      where b.state = 'proposed' and ($1::uuid is null or b.payer_wallet_id = $1)
        and p.state = 'open' and p.expires_at > clock_timestamp()
      order by b.created_at limit $2`,
    [payer ?? null, max],
  );
  return rows.map((row) => row.bulk_id);
}

/** False when the id or the file is taken. */
export async function insertBulk(
  manager: EntityManager,
  bulk: Pick<
    Bulk,
    'bulkId' | 'payerWalletId' | 'merchantCode' | 'sha256' | 'isAgain' | 'reason' | 'createdBy'
  >,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into bulks (bulk_id, payer_wallet_id, merchant_code, file_sha256, is_again, reason, created_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning bulk_id`,
    [
      bulk.bulkId,
      bulk.payerWalletId,
      bulk.merchantCode,
      bulk.sha256,
      bulk.isAgain,
      bulk.reason,
      bulk.createdBy,
    ],
  );
  return rows.length > 0;
}

/** Once, and only while it waits. @returns false when nothing was written now */
export async function writeConsent(manager: EntityManager, bulkId: string, by: string): Promise<boolean> {
  const [, written] = (await manager.query(
    `update bulks set consented_by = $2, consented_at = clock_timestamp()
      where bulk_id = $1 and state = 'proposed' and consented_at is null`,
    [bulkId, by],
  )) as [unknown, number];
  return written === 1;
}

/** Passes by a file that is just being put or read. @returns the bulks that are given up now */
export async function expireUploads(
  manager: EntityManager,
  { seconds, limit }: { seconds: number; limit: number },
): Promise<string[]> {
  const [rows] = (await manager.query(
    `update bulks set state = 'expired'
      where bulk_id = any(array(select bulk_id from bulks
                         where state = 'uploading' and created_at <= now() - make_interval(secs => $1)
                         order by created_at limit $2 for no key update skip locked))
      returning bulk_id as "bulkId"`,
    [seconds, limit],
  )) as [{ bulkId: string }[], number];
  return rows.map(({ bulkId }) => bulkId);
}

/** @throws DomainError `payments.bulk_state` unless it is in one of these */
export function demandState({ state }: Pick<Bulk, 'state'>, ...states: readonly BulkState[]): void {
  if (!states.includes(state)) throw BULK_ERRORS.error('payments.bulk_state', { params: { state } });
}

function bulkOf(row: BulkRow): Bulk {
  return {
    ...row,
    amountMinor: BigInt(row.amountMinor),
    payerFeesMinor: BigInt(row.payerFeesMinor),
    payeeFeesMinor: BigInt(row.payeeFeesMinor),
  };
}
