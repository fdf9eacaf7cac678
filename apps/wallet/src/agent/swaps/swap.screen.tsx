import { useState } from 'react';
import { ask } from '../../api/client';
import { useRead } from '../../api/use-read';
import { AmountForm } from '../../pay/amount-form';
import { inDirhams, type Payment } from '../../payment/payment';
import { useLanguage, useTexts } from '../../language/language';
import { NotPaidYet } from '../../once/not-paid-yet';
import { useOnce } from '../../once/use-once';
import { Amount, type WireAmount } from '../../parts/amount';
import { Field } from '../../parts/field';
import { Notice } from '../../parts/notice';
import { PersonName } from '../../parts/person-name';
import { ProblemNotice } from '../../parts/problem-notice';
import { Reading } from '../../parts/reading';
import { Screen } from '../../parts/screen';
import { useWork } from '../../parts/use-work';
import { useDrawer } from '../drawer';
import { swapTexts } from './swap.texts';

interface Agent {
  readonly agentCode: string;
  readonly network: string;
  readonly tradeNameAr: string;
  readonly tradeNameFr: string;
}

interface Swap {
  readonly payment: Payment;
  /** Who gives float and gets notes. */
  readonly giver: Agent;
  readonly asker: Agent;
}

/** Float for notes, between two counters: the giver says yes when the notes are in his hand. */
export default function SwapScreen() {
  const t = useTexts(swapTexts);
  const { open, outcome, isBusy, act, askAgain } = useOnce<WireAmount>('swap');
  const swaps = useRead<{ readonly items: readonly Swap[] }>('/float-swaps');
  const [agentCode, setAgentCode] = useState('');

  return (
    <Screen title={t.title} back="/">
      <p>{t.what}</p>
      {open && outcome !== undefined ? (
        <NotPaidYet isBusy={isBusy} onAskAgain={askAgain}>
          <Amount of={open.shown} />
        </NotPaidYet>
      ) : (
        <>
          {outcome?.is === 'done' && <Notice tone="waiting">{t.asked}</Notice>}
          {outcome?.is === 'refused' && <ProblemNotice problem={outcome.problem} />}
          <Field label={t.agent} value={agentCode} onChange={setAgentCode} kind="reference" />
          <AmountForm
            submit={t.ask}
            onAmount={async (minor) => {
              const amount = inDirhams(minor);
              const body = { agentCode: agentCode.trim().toUpperCase(), amount };
              await act({ path: '/float-swaps', body, shown: amount });
              swaps.reload();
            }}
          />
        </>
      )}
      <h2>{t.waiting}</h2>
      <Reading of={swaps}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t.none}</p>
          ) : (
            items.map((swap) => <SwapCard key={swap.payment.paymentId} of={swap} onAnswered={swaps.reload} />)
          )
        }
      </Reading>
    </Screen>
  );
}

interface CardProps {
  readonly of: Swap;
  readonly onAnswered: () => void;
}

function SwapCard({ of: { payment, giver, asker }, onAnswered }: CardProps) {
  const t = useTexts(swapTexts);
  const { language } = useLanguage();
  const { isBusy, problem, run } = useWork();
  const own = useDrawer().data?.float;
  const isGiver = own?.agentCode === giver.agentCode && own.network === giver.network;
  const other = isGiver ? asker : giver;
  const answer = (path: string) =>
    void run(async () => {
      await ask('POST', path);
      onAnswered();
    });
  return (
    <section className="card">
      <p>
        <PersonName>{language === 'ar' ? other.tradeNameAr : other.tradeNameFr}</PersonName>{' '}
        <bdi dir="ltr">{other.agentCode}</bdi>
      </p>
      <p className="big">
        <Amount of={payment.amount} />
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {isGiver ? (
        <div className="choices">
          <button
            type="button"
            disabled={isBusy}
            onClick={() => answer(`/float-swaps/${payment.paymentId}/agreement`)}
          >
            {t.agree}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={isBusy}
            onClick={() => answer(`/float-swaps/${payment.paymentId}/refusal`)}
          >
            {t.refuse}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          onClick={() => answer(`/payments/${payment.paymentId}/cancellation`)}
        >
          {t.takeBack}
        </button>
      )}
    </section>
  );
}
