import { useState } from 'react';
import { writeInstant } from '@hanout/i18n';
import { useLanguage, useTexts } from '../language/language';
import { NotPaidYet } from '../once/not-paid-yet';
import { useOnce } from '../once/use-once';
import { Amount } from '../parts/amount';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { ProblemNotice } from '../parts/problem-notice';
import { Say } from '../parts/say';
import type { Shown } from '../pay/quote';
import type { Payment, PaymentAnswer } from '../payment/payment';
import { sendTexts } from './send.texts';

const REASONS = ['wrong_person', 'wrong_amount', 'paid_twice', 'fraud'] as const;

/** The way back: the money is kept aside at who got it, and he is asked for it. */
export function Recall({ of: { paymentId, amount }, name }: { readonly of: Payment; readonly name: string }) {
  const t = useTexts(sendTexts);
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('wrong_person');
  const { open, outcome, isBusy, act, askAgain } = useOnce<Shown>(`recall.${paymentId}`);

  if (open && outcome !== undefined)
    return (
      <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
        <Amount of={amount} />
      </NotPaidYet>
    );
  if (outcome?.is === 'done') {
    const { expiresAt } = (outcome.body as PaymentAnswer).payment;
    return (
      <Notice tone="waiting">
        <p>
          <Say
            text={t.recalled}
            until={expiresAt === undefined ? '' : writeInstant(language, new Date(expiresAt))}
          />
        </p>
      </Notice>
    );
  }
  if (!isOpen)
    return (
      <button type="button" className="quiet" onClick={() => setOpen(true)}>
        {t.undo}
      </button>
    );
  const wish = { path: `/payments/${paymentId}/recalls`, body: { reason }, shown: { name, amount } };
  return (
    <Form submit={t.undo} onSubmit={() => act(wish)}>
      {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
      <fieldset className="choices">
        <legend>{t.why}</legend>
        {REASONS.map((each) => (
          <label key={each}>
            <input type="radio" name="reason" checked={each === reason} onChange={() => setReason(each)} />
            {t[each]}
          </label>
        ))}
      </fieldset>
    </Form>
  );
}
