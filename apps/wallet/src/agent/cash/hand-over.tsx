import { useEffect } from 'react';
import { useRead } from '../../api/use-read';
import type { Payment, PaymentAnswer } from '../../payment/payment';
import { useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Notice } from '../../parts/notice';
import { Say } from '../../parts/say';
import { cashTexts } from './cash.texts';
import { handOverStateOf } from './hand-over-state';

const LOOK_AGAIN_MS = 3_000;

interface Props {
  readonly of: Payment;
  readonly onAgain: () => void;
}

/** Notes leave the drawer on `completed` alone; until then it says so, and looks again by itself. */
export function HandOver({ of: first, onAgain }: Props) {
  const t = useTexts(cashTexts);
  const { data, reload } = useRead<PaymentAnswer>(`/payments/${first.paymentId}`);
  const { state, amount } = data?.payment ?? first;
  const standing = handOverStateOf(state);

  useEffect(() => {
    if (standing !== 'waiting') return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [standing, reload]);

  if (standing === 'waiting')
    return (
      <Notice tone="waiting">
        <p className="big">
          <Amount of={amount} />
        </p>
        <p>{t.waitForYes}</p>
        <button type="button" onClick={reload}>
          {t.lookAgain}
        </button>
      </Notice>
    );
  return (
    <>
      {standing === 'paid' ? (
        <Notice>
          <p className="paid">
            <Say text={t.handOver} amount={<Amount of={amount} />} />
          </p>
        </Notice>
      ) : (
        <Notice tone="bad">{t.ended}</Notice>
      )}
      <button type="button" onClick={onAgain}>
        {t.another}
      </button>
    </>
  );
}
