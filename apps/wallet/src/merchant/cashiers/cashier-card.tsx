import { useState } from 'react';
import { ask } from '../../api/client';
import { useTexts } from '../../language/language';
import { PersonName } from '../../parts/person-name';
import { ProblemNotice } from '../../parts/problem-notice';
import { Say } from '../../parts/say';
import { useWork } from '../../parts/use-work';
import { cashiersTexts } from './cashiers.texts';

export interface Cashier {
  readonly appointmentId: string;
  readonly name: string;
  readonly phoneMasked: string;
  /** Who has accepted. */
  readonly personId?: string;
  readonly state: 'invited' | 'accepted' | 'ended';
}

interface Props {
  readonly of: Cashier;
  readonly onDismissed: () => void;
}

export function CashierCard({ of: { appointmentId, name, phoneMasked, state }, onDismissed }: Props) {
  const t = useTexts(cashiersTexts);
  const { isBusy, problem, run } = useWork();
  const [isSure, setSure] = useState(false);

  async function dismiss() {
    await ask('POST', `/merchants/mine/cashiers/${appointmentId}/dismissal`);
    onDismissed();
  }

  return (
    <section className="card">
      <p>
        <PersonName>{name}</PersonName>
      </p>
      <p className="soft">
        <bdi dir="ltr">{phoneMasked}</bdi>
        {' · '}
        {t[state]}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {isSure ? (
        <>
          <p>
            <Say text={t.dismissAsk} name={<PersonName>{name}</PersonName>} />
          </p>
          <button type="button" disabled={isBusy} onClick={() => void run(dismiss)}>
            {t.yes}
          </button>
          <button type="button" className="quiet" onClick={() => setSure(false)}>
            {t.no}
          </button>
        </>
      ) : (
        <button type="button" className="quiet" onClick={() => setSure(true)}>
          {t.dismiss}
        </button>
      )}
    </section>
  );
}
