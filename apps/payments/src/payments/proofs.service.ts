import { authorisePayment, type AuthorisationRefusal, type CallerV1, type ProofV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import type { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { PAYMENT_ERRORS } from './payments.errors';

const REFUSALS = {
  proof_missing: 'payments.proof_needed',
  pin_not_set: 'payments.pin_not_set',
  pin_wrong: 'payments.pin_wrong',
  pin_locked: 'payments.pin_locked',
  device_refused: 'payments.device_refused',
  device_limit: 'payments.device_limit',
  cool_down_limit: 'payments.cool_down_limit',
  payment_differs: 'payments.proof_differs',
} as const satisfies Record<AuthorisationRefusal, string>;

/** Whether it is the payer who pays; identity knows. */
@Injectable()
export class Proofs {
  constructor(private readonly asks: Asks) {}

  /**
   * @param payee the merchant code or the wallet that is paid, as the payer saw it
   * @throws DomainError why the proof is none
   */
  async demand(
    caller: CallerV1,
    { paymentId, amount, payee }: { paymentId: string; amount: Money; payee: string },
    { pin, device }: ProofV1,
  ): Promise<void> {
    const { outcome, reason } = await this.asks.ask(authorisePayment, {
      caller,
      paymentId,
      amount: amount.toWire(),
      payee,
      ...(pin !== undefined && { pin }),
      ...(device !== undefined && { device }),
    });
    if (outcome === 'refused')
      throw PAYMENT_ERRORS.error(REFUSALS[reason ?? 'proof_missing'], { field: 'proof' });
  }
}
