import { useState, type ReactNode } from 'react';
import { fill, writeInstant } from '@hanout/i18n';
import { ask } from '../api/client';
import { useRead } from '../api/use-read';
import { useLanguage, useTexts } from '../language/language';
import { useOnce } from '../once/use-once';
import { Amount } from '../parts/amount';
import { Notice } from '../parts/notice';
import { ProblemNotice } from '../parts/problem-notice';
import { Reading } from '../parts/reading';
import { Say } from '../parts/say';
import { Screen } from '../parts/screen';
import { useWork } from '../parts/use-work';
import { Confirm } from '../pay/confirm';
import { Paying } from '../pay/paying';
import type { Price, Shown } from '../pay/quote';
import { inDirhams, type Payment } from '../payment/payment';
import { requestsTexts } from './requests.texts';

type Request = Payment & { readonly feePaidBy: 'payer' | 'payee' };

function priceOf({ amount, fee, feePaidBy }: Request): Price {
  const payerFee = feePaidBy === 'payer' ? BigInt(fee.minor) : 0n;
  return { amount, payerFee: inDirhams(payerFee), total: inDirhams(BigInt(amount.minor) + payerFee) };
}

/** What others ask for: nothing moves before the PIN. */
export default function RequestsScreen() {
  const t = useTexts(requestsTexts);
  const requests = useRead<{ readonly requests: readonly Request[] }>('/payment-requests');
  const approve = useOnce<Shown>('approve');
  const { isBusy, problem, run } = useWork();
  const [chosen, setChosen] = useState<Request>();
  const [isRefused, setRefused] = useState(false);

  const who = ({ merchantCode, kind }: Request) =>
    kind === 'recall'
      ? t.giveBack
      : merchantCode === undefined
        ? t.person
        : fill(t.shop, { code: merchantCode });

  async function decline({ paymentId }: Request) {
    await ask('POST', `/payments/${paymentId}/refusal`);
    setRefused(true);
    requests.reload();
  }

  return (
    <Screen title={t.title} back="/">
      <Paying once={approve}>
        {chosen !== undefined ? (
          <Confirm
            price={priceOf(chosen)}
            to={[[t.from, who(chosen)]]}
            submit={t.yes}
            onPin={async (pin) => {
              const { paymentId, amount } = chosen;
              const shown = { name: who(chosen), amount };
              await approve.act({ path: `/payments/${paymentId}/approval`, body: {}, shown }, { pin });
            }}
          />
        ) : (
          <>
            {isRefused && <Notice tone="waiting">{t.refused}</Notice>}
            {problem && <ProblemNotice problem={problem} />}
            <Reading of={requests}>
              {({ requests: items }) =>
                items.length === 0 ? (
                  <p className="soft">{t.none}</p>
                ) : (
                  items.map((request) => (
                    <RequestCard key={request.paymentId} of={request} who={who(request)}>
                      <button type="button" onClick={() => setChosen(request)}>
                        {t.yes}
                      </button>
                      <button
                        type="button"
                        className="quiet"
                        disabled={isBusy}
                        onClick={() => void run(() => decline(request))}
                      >
                        {t.no}
                      </button>
                    </RequestCard>
                  ))
                )
              }
            </Reading>
          </>
        )}
      </Paying>
    </Screen>
  );
}

interface CardProps {
  readonly of: Request;
  readonly who: string;
  readonly children: ReactNode;
}

function RequestCard({ of: { amount, expiresAt }, who, children }: CardProps) {
  const t = useTexts(requestsTexts);
  const { language } = useLanguage();
  return (
    <section className="card">
      <p>{who}</p>
      <p className="big">
        <Amount of={amount} />
      </p>
      {expiresAt !== undefined && (
        <p className="soft">
          <Say text={t.until} until={writeInstant(language, new Date(expiresAt))} />
        </p>
      )}
      <div className="choices">{children}</div>
    </section>
  );
}
