import { useCallback, useState } from 'react';
import { totalOf } from '../../keypad/calculator';
import { Keypad } from '../../keypad/keypad';
import { useTexts } from '../../language/language';
import { NotPaidYet } from '../../once/not-paid-yet';
import { useOnce } from '../../once/use-once';
import { Amount, type WireAmount } from '../../parts/amount';
import { PersonName } from '../../parts/person-name';
import { ProblemNotice } from '../../parts/problem-notice';
import { Screen } from '../../parts/screen';
import { inDirhams, type PaymentAnswer } from '../../payment/payment';
import { FindPerson, type Person } from '../../people/find-person';
import { askTexts } from './ask.texts';
import { Asked } from './asked';

/** Somebody is asked for money by his number; nothing moves until he approves. */
export function AskScreen() {
  const t = useTexts(askTexts);
  const [payer, setPayer] = useState<Person>();
  const [written, setWritten] = useState('');
  const change = useCallback((value: string) => setWritten(value), []);
  const { open, outcome, isBusy, act, askAgain, forget } = useOnce<WireAmount>('ask');

  async function send(payerWalletId: string) {
    const amount = inDirhams(totalOf(written));
    await act({ path: '/payment-requests', body: { payerWalletId, amount }, shown: amount });
  }

  function next() {
    forget();
    setWritten('');
    setPayer(undefined);
  }

  if (open)
    return (
      <Screen title={t.title} back="/">
        <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
          <Amount of={open.shown} />
        </NotPaidYet>
      </Screen>
    );
  if (outcome?.is === 'done')
    return (
      <Screen title={t.title} back="/">
        <Asked of={(outcome.body as PaymentAnswer).payment} />
        <button type="button" className="quiet" onClick={next}>
          {t.next}
        </button>
      </Screen>
    );
  return (
    <Screen title={t.title} back="/">
      {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
      {payer === undefined ? (
        <FindPerson label={t.phone} onFound={setPayer} />
      ) : (
        <>
          <p>
            {t.from} <PersonName>{payer.name}</PersonName>
          </p>
          <Keypad value={written} onChange={change} />
          <button
            type="button"
            disabled={isBusy || totalOf(written) === 0n}
            onClick={() => void send(payer.walletId)}
          >
            {t.ask}
          </button>
          <button type="button" className="quiet" onClick={() => setPayer(undefined)}>
            {t.other}
          </button>
        </>
      )}
    </Screen>
  );
}
