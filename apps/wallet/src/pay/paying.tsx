import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../language/language';
import { NotPaidYet } from '../once/not-paid-yet';
import type { useOnce } from '../once/use-once';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import { Icon } from '../parts/icon';
import { Notice } from '../parts/notice';
import { PersonName } from '../parts/person-name';
import { ProblemNotice } from '../parts/problem-notice';
import { Say } from '../parts/say';
import { Waiting } from '../parts/waiting';
import { payTexts } from './pay.texts';
import type { Shown } from './quote';
import type { PaymentAnswer } from '../payment/payment';

interface Props {
  readonly once: ReturnType<typeof useOnce<Shown>>;
  /** The steps before it is sent. */
  readonly children: ReactNode;
  /** After a clear yes, below what was paid. */
  readonly after?: (answer: PaymentAnswer) => ReactNode;
}

/** The steps, then what became of it: paid only on the platform’s own yes, and "not paid yet" until there is a word. */
export function Paying({ once: { open, outcome, isBusy, askAgain }, children, after }: Props) {
  const t = useTexts(payTexts);
  if (open) {
    // The first answer is on its way: nothing is said before it had its time.
    if (isBusy && outcome === undefined) return <Waiting />;
    return (
      <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
        <Underway of={open.shown} text={t.underWay} />
      </NotPaidYet>
    );
  }
  if (outcome?.is === 'done') {
    const answer = outcome.body as PaymentAnswer;
    return (
      <>
        <Paid answer={answer} shown={outcome.shown} />
        {after?.(answer)}
        <Link href="/" className="button">
          {t.home}
        </Link>
      </>
    );
  }
  return (
    <>
      {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
      {children}
    </>
  );
}

type Sentence = (typeof payTexts)['fr']['underWay' | 'paid'];

function Underway({ of, text }: { readonly of: Shown; readonly text: Sentence }) {
  return <Say text={text} amount={<Amount of={of.amount} />} name={<PersonName>{of.name}</PersonName>} />;
}

function Paid({ answer: { payment }, shown }: { readonly answer: PaymentAnswer; readonly shown: Shown }) {
  const t = useTexts(payTexts);
  return (
    <Notice>
      <p className="paid">
        <Icon name="done" />
        <Underway of={{ ...shown, amount: payment.amount }} text={t.paid} />
      </p>
      <Facts
        of={[
          [t.feePaid, <Amount key="fee" of={payment.fee} />],
          [
            t.reference,
            <bdi key="reference" dir="ltr">
              {payment.reference}
            </bdi>,
          ],
        ]}
      />
    </Notice>
  );
}
