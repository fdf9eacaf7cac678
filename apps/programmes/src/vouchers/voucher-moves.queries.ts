import type { EntityManager } from 'typeorm';
import type { Counter } from './counters.service';
import type { Voucher, VoucherState } from './voucher';
import type { AskedMove, MoveKind } from './voucher-moves';

const ASKED = `m.voucher_id as "voucherId", m.move_no as "moveNo", m.kind, m.from_state as "fromState",
               m.float_id as "floatId", m.agent_id as "agentId", m.network, v.line_id as "lineId", v.serial, r.programme,
               v.amount_minor::text as "amountMinor", v.amount_currency as currency`;
const FROM = 'voucher_moves m join vouchers v using (voucher_id) join rosters r using (roster_id)';

export interface AtCounter {
  counter: Counter;
  staffId: string;
  key: string;
  requestHash: Buffer;
}

/** A redemption under its key, with what became of it. */
export interface KeyedMove {
  voucherId: string;
  state: 'asked' | 'posted' | 'refused';
  reason: string | null;
  answeredAt: Date | null;
  requestHash: Buffer;
}

/** Under the lock of the voucher. */
export async function insertMove(
  manager: EntityManager,
  { voucherId, state }: Pick<Voucher, 'voucherId' | 'state'>,
  kind: MoveKind,
  at?: AtCounter,
): Promise<void> {
  await manager.query(
    `insert into voucher_moves (voucher_id, move_no, kind, from_state, float_id, agent_id, agent_code, network,
                                staff_id, idempotency_key, request_hash)
     select $1, coalesce(max(move_no), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10
       from voucher_moves where voucher_id = $1`,
    [
      voucherId,
      kind,
      state,
      at?.counter.floatId ?? null,
      at?.counter.agentId ?? null,
      at?.counter.agentCode ?? null,
      at?.counter.network ?? null,
      at?.staffId ?? null,
      at?.key ?? null,
      at?.requestHash ?? null,
    ],
  );
}

export async function findKeyed(
  manager: EntityManager,
  { floatId, key }: { floatId: string; key: string },
): Promise<KeyedMove | undefined> {
  const rows: KeyedMove[] = await manager.query(
    `select voucher_id as "voucherId", state, reason, answered_at as "answeredAt", request_hash as "requestHash"
       from voucher_moves where float_id = $1 and idempotency_key = $2`,
    [floatId, key],
  );
  return rows[0];
}

/** Of those the ledger has not answered, the oldest first. */
export function readAsked(
  manager: EntityManager,
  { limit, voucherId }: { limit: number; voucherId?: string },
): Promise<AskedMove[]> {
  return manager.query(
    `select ${ASKED} from ${FROM} where m.state = 'asked' and ($2::bigint is null or m.voucher_id = $2)
      order by m.asked_at, m.voucher_id limit $1`,
    [limit, voucherId ?? null],
  );
}

/** The voucher first, as everywhere. @returns false when another has written the answer before */
export async function endMove(
  manager: EntityManager,
  { voucherId, moveNo }: AskedMove,
  end: { reason: string | null; answeredAt: string; voucherState: VoucherState },
): Promise<boolean> {
  await manager.query('select 1 from vouchers where voucher_id = $1 for no key update', [voucherId]);
  const [, ended] = (await manager.query(
    `update voucher_moves set state = case when $3::text is null then 'posted' else 'refused' end, reason = $3,
            answered_at = $4
      where voucher_id = $1 and move_no = $2 and state = 'asked'`,
    [voucherId, moveNo, end.reason, end.answeredAt],
  )) as [unknown, number];
  if (ended === 0) return false;
  await setState(manager, voucherId, end.voucherState);
  return true;
}

/** At its end, and while nobody may use it, a voucher's code is forgotten. */
export async function setState(
  manager: EntityManager,
  voucherId: string,
  state: VoucherState,
): Promise<void> {
  await manager.query(
    `update vouchers set state = $2,
            code_sealed = case when $3 then null else code_sealed end
      where voucher_id = $1`,
    [voucherId, state, ['redeemed', 'expired', 'locked'].includes(state)],
  );
}
