import type { LinesPaidV1, VerificationDueV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import type { Values } from '../templates/places';
import type { TemplateName } from '../templates/templates';

/** What one person is told because of one fact. */
export interface FactMessage {
  /** The payment, line, case, bill or day. */
  factId: string;
  personId: string;
  template: TemplateName;
  values: Values;
  reference?: string;
  /** After it nobody needs it. */
  expiresAt?: string;
}

export function paidMessages({ lines }: LinesPaidV1): FactMessage[] {
  return lines.map(({ lineId, personId, amount }) => ({
    factId: lineId,
    personId,
    template: 'grant_paid',
    values: { amount: Money.fromWire(amount).toDecimal() },
  }));
}

export function verificationMessage({ caseId, personId, lastDay }: VerificationDueV1): FactMessage {
  return { factId: caseId, personId, template: 'verification_due', values: { date: lastDay } };
}
