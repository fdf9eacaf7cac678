import { useState } from 'react';
import { FindPerson, type Person } from '../../people/find-person';
import { AmountForm } from '../../pay/amount-form';
import type { Shown } from '../../pay/quote';
import { inDirhams, type PaymentAnswer } from '../../payment/payment';
import { useTexts } from '../../language/language';
import { NotPaidYet } from '../../once/not-paid-yet';
import { useOnce } from '../../once/use-once';
import { Amount } from '../../parts/amount';
import { PersonName } from '../../parts/person-name';
import { ProblemNotice } from '../../parts/problem-notice';
import { Screen } from '../../parts/screen';
import { Waiting } from '../../parts/waiting';
import { cashTexts } from './cash.texts';
import { HandOver } from './hand-over';

/** The holder says yes on his own phone; notes are handed over after it, never before. */
export default function CashOutScreen() {
  const t = useTexts(cashTexts);
  const { open, outcome, isBusy, act, askAgain, forget } = useOnce<Shown>('cash-out');
  const [person, setPerson] = useState<Person>();

  function again() {
    forget();
    setPerson(undefined);
  }

  function steps() {
    if (open && isBusy && outcome === undefined) return <Waiting />;
    if (open)
      return (
        <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
          <Amount of={open.shown.amount} /> · <PersonName>{open.shown.name}</PersonName>
        </NotPaidYet>
      );
    if (outcome?.is === 'done')
      return <HandOver of={(outcome.body as PaymentAnswer).payment} onAgain={again} />;
    return (
      <>
        {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
        {person === undefined ? (
          <FindPerson label={t.phone} onFound={setPerson} />
        ) : (
          <>
            <section className="card">
              <p>
                {t.customer}: <PersonName>{person.name}</PersonName>
              </p>
            </section>
            <AmountForm
              submit={t.confirmOut}
              onAmount={async (minor) => {
                const amount = inDirhams(minor);
                const body = { walletId: person.walletId, amount };
                await act({ path: '/cash-outs', body, shown: { name: person.name, amount } });
              }}
            />
          </>
        )}
      </>
    );
  }

  return (
    <Screen title={t.out} back="/">
      {steps()}
    </Screen>
  );
}
