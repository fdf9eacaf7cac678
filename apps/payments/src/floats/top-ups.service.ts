import { reachOf, type Operation } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type {
  ApproveTopUpV1,
  CallerV1,
  CloseTopUpV1,
  ProposeTopUpV1,
  ReadTopUpsV1,
  TopUpsV1,
  TopUpV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { PLATFORM_ERRORS, type DomainError } from '@hanout/errors';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { FLOAT_ERRORS } from './floats.errors';
import { findFloats } from './floats.queries';
import { TopUpPostings } from './top-up-postings.service';
import { approve, close, insertTopUp, readOpenTopUps, readTopUp } from './top-ups.queries';

const OPEN_MAX = 100;

/** A network paid into the bank for an agent: one member of finance writes it down, another lets the float be filled. */
@Injectable()
export class TopUps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly postings: TopUpPostings,
  ) {}

  async propose({ caller, body }: ProposeTopUpV1): Promise<TopUpV1> {
    reachOf(caller, 'payments.propose-top-up');
    const { id: proposedBy } = staffOf(caller);
    const { topUpId, floatId, amount } = body;
    const bankReference = body.bankReference.trim();
    if (amount.currency !== WALLET_CURRENCY)
      throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
    return inTransaction(this.dataSource, async (manager) => {
      if (!(await findFloats(manager, [floatId])).has(floatId))
        throw FLOAT_ERRORS.error('payments.unknown_float', { field: 'floatId' });
      if (await insertTopUp(manager, { topUpId, floatId, amount, bankReference, proposedBy }))
        await this.audit.record(manager, {
          by: caller,
          operation: 'payments.propose-top-up',
          subject: { kind: 'float', id: floatId },
          after: { topUpId, minor: amount.minor, bankReference },
        });
      const stored = await readTopUp(manager, topUpId);
      if (!stored) throw FLOAT_ERRORS.error('payments.bank_reference_reused', { field: 'bankReference' });
      const isSame =
        stored.floatId === floatId &&
        stored.amount.minor === amount.minor &&
        stored.bankReference === bankReference;
      if (!isSame) throw FLOAT_ERRORS.error('payments.top_up_id_reused', { field: 'topUpId' });
      return stored;
    });
  }

  async approve({ caller, topUpId }: ApproveTopUpV1): Promise<TopUpV1> {
    reachOf(caller, 'payments.approve-top-up');
    const { id } = staffOf(caller);
    const approved = await inTransaction(this.dataSource, async (manager) => {
      const isNew = await approve(manager, topUpId, id);
      const topUp = await readTopUp(manager, topUpId);
      if (!topUp) throw FLOAT_ERRORS.error('payments.unknown_top_up');
      if (topUp.proposedBy === id) throw FLOAT_ERRORS.error('payments.second_person_needed');
      if (topUp.closedBy !== undefined) throw stateError(topUp);
      if (isNew)
        await this.audit.record(manager, {
          by: caller,
          operation: 'payments.approve-top-up',
          subject: { kind: 'float', id: topUp.floatId },
          after: { topUpId, state: topUp.state },
        });
      return topUp;
    });
    failpoint('floats.approved');
    return this.postings.post(approved);
  }

  reject(question: CloseTopUpV1): Promise<TopUpV1> {
    return this.close(question, { operation: 'payments.reject-top-up', end: 'rejected' });
  }

  withdraw(question: CloseTopUpV1): Promise<TopUpV1> {
    return this.close(question, { operation: 'payments.withdraw-top-up', end: 'withdrawn' });
  }

  private async close(
    { caller, topUpId, body: { reason } }: CloseTopUpV1,
    { operation, end }: { operation: Operation; end: 'rejected' | 'withdrawn' },
  ): Promise<TopUpV1> {
    reachOf(caller, operation);
    const { id: by } = staffOf(caller);
    const isMaker = end === 'withdrawn';
    return inTransaction(this.dataSource, async (manager) => {
      const isNew = await close(manager, { topUpId, by, reason, isMaker });
      const topUp = await readTopUp(manager, topUpId);
      if (!topUp) throw FLOAT_ERRORS.error('payments.unknown_top_up');
      if ((topUp.proposedBy === by) !== isMaker)
        throw FLOAT_ERRORS.error(isMaker ? 'payments.not_who_proposed' : 'payments.second_person_needed');
      if (topUp.state !== end) throw stateError(topUp);
      if (isNew)
        await this.audit.record(manager, {
          by: caller,
          operation,
          subject: { kind: 'float', id: topUp.floatId },
          after: { topUpId, state: end },
          reason,
        });
      return topUp;
    });
  }

  async read({ caller }: ReadTopUpsV1): Promise<TopUpsV1> {
    reachOf(caller, 'payments.read-top-ups');
    return { items: await readOpenTopUps(this.dataSource.manager, OPEN_MAX) };
  }
}

function stateError({ state }: TopUpV1): DomainError {
  return FLOAT_ERRORS.error('payments.top_up_state', { params: { state } });
}

function staffOf(caller: CallerV1): CallerV1 {
  if (caller.kind !== 'staff') throw PLATFORM_ERRORS.error('platform.forbidden');
  return caller;
}
