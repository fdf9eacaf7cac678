import { useState } from 'react';
import { dayOf, writeDay } from '@hanout/i18n';
import { useRead } from '../../api/use-read';
import { useLanguage, useTexts } from '../../language/language';
import { Amount, type WireAmount } from '../../parts/amount';
import { Facts } from '../../parts/facts';
import { Field } from '../../parts/field';
import { Reading } from '../../parts/reading';
import { Screen } from '../../parts/screen';
import { planTexts } from './plan.texts';

interface Meter {
  readonly need: WireAmount;
  readonly have: WireAmount;
  readonly short: WireAmount;
}

interface Row {
  readonly province: string;
  readonly isByPast: boolean;
  readonly days: readonly { readonly day: string; readonly cash: WireAmount; readonly float: WireAmount }[];
  readonly cash: Meter;
  readonly float: Meter;
}

/** What this counter will need when approved grants are paid, against what it has: its own row of the network’s forecast. */
export default function PlanScreen() {
  const t = useTexts(planTexts);
  const [payday, setPayday] = useState(() => dayOf(new Date()));
  const forecast = useRead<{ readonly rows: readonly Row[] }>(
    payday === '' ? undefined : `/cash-forecasts/${payday}`,
  );
  return (
    <Screen title={t.title} back="/">
      <Field label={t.payday} value={payday} onChange={setPayday} kind="date" />
      <Reading of={forecast}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">{t.none}</p>
          ) : (
            rows.map((row) => <Plan key={row.province} of={row} />)
          )
        }
      </Reading>
    </Screen>
  );
}

function Plan({ of: { province, isByPast, days, cash, float } }: { readonly of: Row }) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  return (
    <section className="grant">
      <h2>
        <bdi>{province}</bdi>
      </h2>
      <div className="meters">
        <MeterCard word={t.cash} of={cash} />
        <MeterCard word={t.float} of={float} />
      </div>
      {!isByPast && <p className="soft">{t.even}</p>}
      <h3>{t.byDay}</h3>
      <ol className="operations">
        {days.map(({ day, cash: notes }) => (
          <li key={day}>
            <span>{writeDay(language, day)}</span>
            <Amount of={notes} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function MeterCard({ word, of: { need, have, short } }: { readonly word: string; readonly of: Meter }) {
  const t = useTexts(planTexts);
  return (
    <section className={short.minor === '0' ? 'card' : 'card low'}>
      <h3>{word}</h3>
      <Facts
        of={[
          [t.need, <Amount key="need" of={need} />],
          [t.have, <Amount key="have" of={have} />],
          [t.short, <Amount key="short" of={short} />],
        ]}
      />
    </section>
  );
}
