import { useEffect } from 'react';
import { ask } from '../../api/client';
import { useRead } from '../../api/use-read';
import { onPayment } from '../../events/payment-events';
import { useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Notice } from '../../parts/notice';
import { ProblemNotice } from '../../parts/problem-notice';
import { Say } from '../../parts/say';
import { useWork } from '../../parts/use-work';
import type { Payment, PaymentAnswer } from '../../payment/payment';
import { askTexts } from './ask.texts';

const ENDED = ['failed', 'declined', 'cancelled', 'expired'];

/** How a request stands, while somebody thinks about it. */
export function Asked({ of: asked }: { readonly of: Payment }) {
  const t = useTexts(askTexts);
  const { data, reload } = useRead<PaymentAnswer>(`/payments/${asked.paymentId}`);
  const { isBusy, problem, run } = useWork();
  useEffect(() => onPayment(reload), [reload]);
  const { state, amount, paymentId } = data?.payment ?? asked;

  async function takeBack() {
    await ask('POST', `/payments/${paymentId}/cancellation`).finally(reload);
  }

  if (state === 'completed')
    return (
      <Notice>
        <Say text={t.paid} amount={<Amount of={amount} />} />
      </Notice>
    );
  if (ENDED.includes(state)) return <Notice tone="bad">{t.ended}</Notice>;
  return (
    <>
      <Notice tone="waiting">
        <Say text={t.asked} amount={<Amount of={amount} />} />
      </Notice>
      {problem && <ProblemNotice problem={problem} />}
      <button type="button" className="quiet" disabled={isBusy} onClick={() => void run(takeBack)}>
        {t.takeBack}
      </button>
    </>
  );
}
