import { useEffect, useState } from 'react';
import { readAmount } from '@hanout/i18n';
import { useTexts } from '../language/language';
import { NotPaidYet } from '../once/not-paid-yet';
import { useOnce } from '../once/use-once';
import { Amount, type WireAmount } from '../parts/amount';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { ProblemNotice } from '../parts/problem-notice';
import { Say } from '../parts/say';
import { inDirhams, type Payment } from './payment';
import { paymentTexts } from './payment.texts';

interface Props {
  readonly payment: Payment;
  readonly onRefunded: () => void;
}

/** Gives a payment back, wholly or in part: how much, a yes, and once. */
export function Refund({ payment: { paymentId, amount, refunded }, onRefunded }: Props) {
  const t = useTexts(paymentTexts);
  const [written, setWritten] = useState('');
  const [chosen, setChosen] = useState<WireAmount>();
  const [isUnreadable, setUnreadable] = useState(false);
  const { open, outcome, isBusy, act, askAgain } = useOnce<WireAmount>(`refund.${paymentId}`);

  useEffect(() => {
    if (outcome?.is === 'done') onRefunded();
  }, [outcome, onRefunded]);

  function choose() {
    const left = BigInt(amount.minor) - BigInt(refunded.minor);
    const minor = written.trim() === '' ? left : readAmount(written);
    setUnreadable(minor === undefined);
    if (minor !== undefined) setChosen({ minor: String(minor) });
  }

  async function give(chosenAmount: WireAmount) {
    setChosen(undefined);
    const body = { amount: inDirhams(BigInt(chosenAmount.minor)) };
    await act({ path: `/payments/${paymentId}/refunds`, body, shown: chosenAmount });
  }

  if (open)
    return (
      <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
        <Amount of={open.shown} />
      </NotPaidYet>
    );
  return (
    <>
      {outcome?.is === 'done' && (
        <Notice>
          <Say text={t.refunded} amount={<Amount of={outcome.shown} />} />
        </Notice>
      )}
      {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
      {chosen ? (
        <section className="card" role="alertdialog" aria-label={t.refund}>
          <p>
            <Say text={t.refundAsk} amount={<Amount of={chosen} />} />
          </p>
          <button type="button" disabled={isBusy} onClick={() => void give(chosen)}>
            {t.yes}
          </button>
          <button type="button" className="quiet" onClick={() => setChosen(undefined)}>
            {t.no}
          </button>
        </section>
      ) : (
        <Form submit={t.refund} onSubmit={choose}>
          <Field label={t.refundPart} kind="amount" value={written} onChange={setWritten} isOptional />
          {isUnreadable && <Notice tone="bad">{t.badAmount}</Notice>}
        </Form>
      )}
    </>
  );
}
