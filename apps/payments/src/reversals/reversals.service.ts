import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type {
  ApproveReversalV1,
  ProposeReversalV1,
  ReadReversalsV1,
  ReadReversalV1,
  RejectReversalV1,
  ReversalsV1,
  ReversalV1,
} from '@hanout/contracts';
import { inTransaction, sqlStateOf } from '@hanout/database';
import { failpoint } from '@hanout/service-kit';
import { TwoPersons, type Proposal } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { Payment } from '../payments/payment.entity';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { holdForRefund, writeOpenings } from '../payments/payments.queries';
import { planReversal } from './plan-reversal';
import { reversalV1 } from './reversal.answer';
import { REVERSAL_ERRORS } from './reversals.errors';

/** What needs two people, by the name the proposal has. */
export const REVERSE_PAYMENT = 'payments.reverse';

const UNIQUE_VIOLATION = '23505';
const LISTED_MAX = 100;

/**
 * A payment is undone by the institution's own decision. What two people want is that nothing of it is left with its payee:
 * so what goes back is what is left when the second of them says yes, held by the same update as refunds and recalls.
 */
@Injectable()
export class Reversals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly answers: PaymentAnswers,
    private readonly audit: Audit,
    private readonly config: PaymentsConfig,
  ) {}

  /** @throws DomainError `payments.unknown_payment`, `payments.not_reversible`, `payments.nothing_to_reverse`, `two-person.id_reused` */
  async propose({ caller, paymentId, body }: ProposeReversalV1): Promise<ReversalV1> {
    reachOf(caller, 'payments.propose-reversal');
    const { reversalId, reason, note } = body;
    const proposal = await inTransaction(this.dataSource, async (manager) => {
      const original = await findPayment(manager, paymentId);
      const proposed = await this.persons.propose(
        caller,
        {
          proposalId: reversalId,
          kind: REVERSE_PAYMENT,
          subjectId: paymentId,
          content: { reason },
          reason: note,
          expiresInSeconds: this.config.approvalSeconds,
        },
        manager,
      );
      // What was decided before stays so, whatever is left now.
      if (proposed.state === 'open') planReversal(original, reversalId);
      return proposed;
    });
    return this.view(proposal);
  }

  /**
   * Opens the payment that goes back in the transaction that approves it; the ledger is asked after that, by whoever comes
   * first. @throws DomainError as `propose`, or of two people
   */
  async approve({ caller, reversalId, body }: ApproveReversalV1): Promise<ReversalV1> {
    reachOf(caller, 'payments.approve-reversal');
    await this.find(reversalId);
    const proposal = await this.persons
      .approve(caller, {
        proposalId: reversalId,
        ...body,
        apply: async (manager, approved) => {
          const payment = await this.open(manager, approved);
          await this.audit.record(manager, {
            by: caller,
            operation: 'payments.approve-reversal',
            subject: { kind: 'payment', id: approved.subjectId },
            after: { reversalId, amountMinor: payment.amountMinor.toString(), ...contentOf(approved) },
            reason: approved.reason,
          });
        },
      })
      .catch((error: unknown) => {
        if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
        throw PAYMENT_ERRORS.error('payments.payment_id_taken', { field: 'reversalId', cause: error });
      });
    failpoint('payments.reversal-approved');
    const payment = await findPayment(this.dataSource.manager, reversalId);
    await this.answers.of({ payment, repeated: false });
    return this.view(proposal);
  }

  async reject({ caller, reversalId, body }: RejectReversalV1): Promise<ReversalV1> {
    reachOf(caller, 'payments.reject-reversal');
    await this.find(reversalId);
    return this.view(await this.persons.reject(caller, { proposalId: reversalId, reason: body.reason }));
  }

  async read({ caller, reversalId }: ReadReversalV1): Promise<ReversalV1> {
    reachOf(caller, 'payments.read-reversals');
    return this.view(await this.find(reversalId));
  }

  async list({ caller, before }: ReadReversalsV1): Promise<ReversalsV1> {
    reachOf(caller, 'payments.read-reversals');
    const page = { isOpen: true, kind: REVERSE_PAYMENT, limit: LISTED_MAX };
    const proposals = await this.persons.list({ ...page, ...(before !== undefined && { before }) });
    return { items: await Promise.all(proposals.map((proposal) => this.view(proposal))) };
  }

  /** Under the lock of the original, as refunds and recalls of it. */
  private async open(manager: EntityManager, proposal: Proposal): Promise<Payment> {
    const { proposalId, subjectId: paymentId, proposedBy: callerId, contentHash: requestHash } = proposal;
    const original = await manager.findOneOrFail(Payment, {
      where: { paymentId },
      lock: { mode: 'pessimistic_write' },
    });
    const payment = planReversal(original, proposalId);
    if (!(await holdForRefund(manager, paymentId, payment)))
      throw new Error(`payment ${paymentId} changed under its lock`);
    const opening = { callerId, key: `reversal ${proposalId}`, requestHash, payment };
    const written = await writeOpenings(manager, [opening], this.config.askAgainAfterMs);
    if (!written.has(proposalId)) throw PAYMENT_ERRORS.error('payments.key_reused');
    failpoint('payments.reversal-opening');
    return payment;
  }

  /** @throws DomainError `payments.unknown_reversal`, also of what is proposed otherwise */
  private async find(reversalId: string): Promise<Proposal> {
    const proposal = await this.persons.find(reversalId);
    if (proposal?.kind !== REVERSE_PAYMENT) throw REVERSAL_ERRORS.error('payments.unknown_reversal');
    return proposal;
  }

  private async view(proposal: Proposal): Promise<ReversalV1> {
    const { manager } = this.dataSource;
    const original = await findPayment(manager, proposal.subjectId);
    const payment =
      proposal.state === 'approved' ? await findPayment(manager, proposal.proposalId) : undefined;
    return reversalV1(proposal, original, payment);
  }
}

/** @throws DomainError `payments.unknown_payment` */
async function findPayment(manager: EntityManager, paymentId: string): Promise<Payment> {
  const payment = await manager.findOneBy(Payment, { paymentId });
  if (!payment) throw PAYMENT_ERRORS.error('payments.unknown_payment');
  return payment;
}

function contentOf({ content }: Proposal): object {
  return JSON.parse(content) as object;
}
