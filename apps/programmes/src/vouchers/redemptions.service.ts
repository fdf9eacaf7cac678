import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type {
  CallerV1,
  InspectedVoucherV1,
  InspectVoucherV1,
  RedeemVoucherV1,
  VoucherCodeBodyV1,
  VoucherRedemptionV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import type { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Sealing } from '../sealing/sealing';
import { Counters } from './counters.service';
import { VoucherChecks, type Presented } from './voucher-checks.service';
import { VoucherHolders } from './voucher-holders.service';
import { findKeyed, type AtCounter, type KeyedMove } from './voucher-moves.queries';
import { VoucherMoves } from './voucher-moves.service';
import { isMistyped } from './voucher-numbers';
import { VOUCHER_ERRORS } from './vouchers.errors';
import { readVoucher } from './vouchers.queries';

interface Wish {
  caller: CallerV1;
  at: AtCounter;
  presented: Presented;
}

type Outcome = { move: Pick<KeyedMove, 'voucherId' | 'state'>; repeated: boolean } | { refusal: DomainError };

/** Somebody brings a voucher's code to a counter of whatever network. */
@Injectable()
export class Redemptions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
    private readonly audit: Audit,
    private readonly counters: Counters,
    private readonly checks: VoucherChecks,
    private readonly holders: VoucherHolders,
    private readonly moves: VoucherMoves,
  ) {}

  async inspect({ caller, body }: InspectVoucherV1): Promise<InspectedVoucherV1> {
    reachOf(caller, 'programmes.inspect-voucher');
    const { floatId } = await this.counters.of(caller);
    const presented = readCode(body);
    const checked = await inTransaction(this.dataSource, async (manager) =>
      this.checks.check(manager, await this.checks.turnAt(manager, floatId), presented),
    );
    if ('refusal' in checked) throw checked.refusal;
    return this.holders.describe(checked.voucher);
  }

  async redeem({ caller, idempotencyKey: key, body }: RedeemVoucherV1): Promise<VoucherRedemptionV1> {
    reachOf(caller, 'programmes.redeem-voucher');
    const counter = await this.counters.of(caller);
    const presented = readCode(body);
    const requestHash = this.sealing.keyedHash(
      `${presented.code} ${body.amount.minor} ${body.amount.currency}`,
    );
    const at = { counter, staffId: caller.id, key, requestHash };
    const outcome = await inTransaction(this.dataSource, (manager) =>
      this.match(manager, { caller, at, presented }),
    );
    if ('refusal' in outcome) throw outcome.refusal;
    failpoint('vouchers.redeemed');
    if (outcome.move.state === 'asked') await this.moves.ask(outcome.move.voucherId);
    return this.answer(at, outcome.repeated);
  }

  /** Whoever has the same key in the same instant waits for the counter, and finds what the other wrote. */
  private async match(manager: EntityManager, { caller, at, presented }: Wish): Promise<Outcome> {
    const { floatId, network, agentId } = at.counter;
    const turn = await this.checks.turnAt(manager, floatId);
    const known = await findKeyed(manager, { floatId, key: at.key });
    if (known) {
      if (known.requestHash.equals(at.requestHash)) return { move: known, repeated: true };
      return { refusal: VOUCHER_ERRORS.error('programmes.key_reused') };
    }
    const checked = await this.checks.check(manager, turn, presented);
    if ('refusal' in checked) return checked;
    const { voucher } = checked;
    await this.moves.begin(manager, voucher, 'redemption', at);
    await this.audit.record(manager, {
      by: caller,
      operation: 'programmes.redeem-voucher',
      subject: { kind: 'voucher', id: voucher.serial },
      before: { state: voucher.state },
      after: { state: 'redeeming', network, agentId },
    });
    return { move: { voucherId: voucher.voucherId, state: 'asked' }, repeated: false };
  }

  /** @throws DomainError `programmes.redemption_refused`: that is final for the key, and the voucher is free again */
  private async answer(
    { counter: { floatId }, key }: AtCounter,
    repeated: boolean,
  ): Promise<VoucherRedemptionV1> {
    const { manager } = this.dataSource;
    const { state, reason, voucherId, answeredAt } = (await findKeyed(manager, { floatId, key }))!;
    if (state === 'refused')
      throw VOUCHER_ERRORS.error('programmes.redemption_refused', { params: { reason: reason! } });
    return {
      ...(await this.holders.describe(await readVoucher(manager, voucherId))),
      repeated,
      state: state === 'posted' ? 'paid' : 'pending',
      ...(answeredAt && { paidAt: answeredAt.toISOString() }),
    };
  }
}

/** @throws DomainError `programmes.code_mistyped` */
function readCode({ code, amount }: VoucherCodeBodyV1): Presented {
  if (isMistyped(code)) throw VOUCHER_ERRORS.error('programmes.code_mistyped', { field: 'code' });
  return { code, amount: Money.fromWire(amount) };
}
