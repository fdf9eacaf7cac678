import { useEffect, useState } from 'react';
import { dayOf, fill, writeDay } from '@hanout/i18n';
import { useRead } from '../api/use-read';
import { onPayment } from '../events/payment-events';
import { useLanguage, useTexts } from '../language/language';
import { keepOperations, type Operation } from '../offline/operations';
import { Field } from '../parts/field';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { Downloads } from './downloads';
import { Figures } from './figures';
import { LastSeen } from './last-seen';
import { OperationsList } from './operations-list';
import type { DayStatement } from './statement';
import { statementTexts } from './statement.texts';

interface Props {
  readonly withBalance: boolean;
  readonly hrefOf?: (operation: Operation) => string | undefined;
}

/** The list of a day, as the ledger has it; it grows by itself while it is open. */
export function DayScreen({ withBalance, hrefOf }: Props) {
  const t = useTexts(statementTexts);
  const { language } = useLanguage();
  const today = dayOf(new Date());
  const [day, setDay] = useState(today);
  const statement = useRead<DayStatement>(`/statements/${day}`);
  const { data, problem, reload } = statement;

  useEffect(() => onPayment(reload), [reload]);
  useEffect(() => {
    // Kept for the day without a network; where it cannot be, nothing is lost.
    if (data && withBalance) void keepOperations(data.walletId, data.lines).catch(() => undefined);
  }, [data, withBalance]);

  return (
    <Screen title={t.day} back="/">
      <Field
        label={t.chooseDay}
        kind="date"
        value={day}
        max={today}
        onChange={(chosen) => setDay(chosen || today)}
      />
      <h2>{writeDay(language, day)}</h2>
      <Reading of={statement}>
        {({ lines, ...figures }) => (
          <>
            <section className="card">
              <Figures of={figures} withBalance={withBalance} />
            </section>
            <p className="soft">{fill(t.operations(figures.operations), { count: figures.operations })}</p>
            <OperationsList of={[...lines].reverse()} hrefOf={hrefOf} />
            <Downloads period={day} />
          </>
        )}
      </Reading>
      {!data && problem === 'no-answer' && <LastSeen />}
    </Screen>
  );
}
