import { useState } from 'react';
import { writeInstant } from '@hanout/i18n';
import { ask } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Notice } from '../parts/notice';
import { ProblemNotice } from '../parts/problem-notice';
import { Say } from '../parts/say';
import { useWork } from '../parts/use-work';
import type { Payment } from '../payment/payment';
import { grouped } from './grouped';
import { withdrawTexts } from './withdraw.texts';

/** As `POST /withdrawal-codes` says it; a code for another’s phone is not among it. */
export interface WithdrawalCode {
  readonly payment: Payment;
  readonly code?: string;
}

/** The code to read out, or that it went to the other’s phone; until it is brought the maker may take it back. */
export function MadeCode({ of: { code, payment } }: { readonly of: WithdrawalCode }) {
  const t = useTexts(withdrawTexts);
  const { language } = useLanguage();
  const [isCancelled, setCancelled] = useState(false);
  const { isBusy, problem, run } = useWork();

  async function cancel() {
    await ask('POST', `/payments/${payment.paymentId}/cancellation`);
    setCancelled(true);
  }

  if (isCancelled) return <Notice>{t.cancelled}</Notice>;
  return (
    <section className="card">
      {code === undefined ? (
        <Notice>{t.sent}</Notice>
      ) : (
        <>
          <h2>{t.yourCode}</h2>
          <p className="big" dir="ltr">
            {grouped(code)}
          </p>
          <p>{t.show}</p>
        </>
      )}
      <p>
        <Amount of={payment.amount} />
      </p>
      {payment.expiresAt !== undefined && (
        <p className="soft">
          <Say text={t.until} until={writeInstant(language, new Date(payment.expiresAt))} />
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <button type="button" className="quiet" disabled={isBusy} onClick={() => void run(cancel)}>
        {t.cancel}
      </button>
    </section>
  );
}
