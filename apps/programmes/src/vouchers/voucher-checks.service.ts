import { Audit } from '@hanout/audit';
import type { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealing } from '../sealing/sealing';
import { countWrongCode, lockCounter } from './counter-tries.queries';
import type { Voucher } from './voucher';
import { setState } from './voucher-moves.queries';
import { readVoucherRules, type VoucherRules } from './voucher-rulebook';
import { VOUCHER_ERRORS } from './vouchers.errors';
import { countWrongAmount, lockByCode, wasReplaced } from './vouchers.queries';

/** One counter’s, while the others at it wait. */
export interface Turn {
  counterId: string;
  rules: VoucherRules;
  /** Wrong too often lately. */
  isOver: boolean;
}

export interface Presented {
  code: string;
  amount: Money;
}

/** What is counted is kept in any case: a refusal is told after its transaction. */
export type Checked = { voucher: Voucher } | { refusal: DomainError };

/** A code at a counter. Wrong codes are counted at the counter, wrong amounts at the voucher too. */
@Injectable()
export class VoucherChecks {
  constructor(
    private readonly sealing: Sealing,
    private readonly audit: Audit,
  ) {}

  /** Locks the counter until the transaction ends. */
  async turnAt(manager: EntityManager, counterId: string): Promise<Turn> {
    const rules = await readVoucherRules(manager);
    const tries = await lockCounter(manager, { counterId, seconds: rules.counterTriesSeconds });
    return { counterId, rules, isOver: tries >= rules.counterTriesMax };
  }

  /** The counter is locked first, and now the voucher. */
  async check(manager: EntityManager, turn: Turn, { code, amount }: Presented): Promise<Checked> {
    const { counterId, rules } = turn;
    if (turn.isOver) return refusal('programmes.too_many_tries');
    const codeHash = this.sealing.keyedHash(code);
    const voucher = await lockByCode(manager, codeHash);
    if (voucher === undefined) {
      if (await wasReplaced(manager, codeHash)) return refusal('programmes.code_replaced', 'code');
      await countWrongCode(manager, counterId);
      return refusal('programmes.unknown_code', 'code');
    }
    const bar = barOf(voucher);
    if (bar !== undefined) return refusal(bar, 'code');
    if (amount.equals(Money.of(BigInt(voucher.amountMinor), voucher.currency))) return { voucher };
    await countWrongCode(manager, counterId);
    if ((await countWrongAmount(manager, voucher.voucherId)) >= rules.wrongAmountsMax)
      await this.lock(manager, voucher);
    return refusal('programmes.voucher_amount_differs', 'amount');
  }

  private async lock(manager: EntityManager, { voucherId, serial, state }: Voucher): Promise<void> {
    await setState(manager, voucherId, 'locked');
    await this.audit.record(manager, {
      by: { kind: 'system', id: 'voucher-checks' },
      operation: 'programmes.lock-voucher',
      subject: { kind: 'voucher', id: serial },
      before: { state },
      after: { state: 'locked' },
    });
  }
}

function barOf({ state, isOver }: Voucher) {
  if (state === 'redeemed' || state === 'redeeming') return 'programmes.voucher_redeemed';
  if (state === 'cancelled') return 'programmes.voucher_cancelled';
  if (state === 'locked') return 'programmes.voucher_locked';
  if (state !== 'issued' || isOver) return 'programmes.voucher_expired';
  return undefined;
}

function refusal(code: Parameters<typeof VOUCHER_ERRORS.error>[0], field?: string): { refusal: DomainError } {
  return { refusal: VOUCHER_ERRORS.error(code, field === undefined ? {} : { field }) };
}
