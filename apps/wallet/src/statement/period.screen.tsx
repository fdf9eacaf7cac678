import { useState } from 'react';
import { dayOf, writeMonth } from '@hanout/i18n';
import { useRead } from '../api/use-read';
import { useLanguage, useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { Downloads } from './downloads';
import { Figures } from './figures';
import { PeriodChooser } from './period-chooser';
import type { PeriodStatement } from './statement';
import { statementTexts } from './statement.texts';
import { TaxYearCard } from './tax-year-card';

/** A month by its days, or a tax year by its months with the turnover apart. */
export function PeriodScreen({ unit }: { readonly unit: 'month' | 'year' }) {
  const t = useTexts(statementTexts);
  const { language } = useLanguage();
  const [period, setPeriod] = useState(() => dayOf(new Date()).slice(0, unit === 'year' ? 4 : 7));
  const statement = useRead<PeriodStatement>(`/statements/${period}`);
  const nameOf = (name: string) =>
    name.length === 7 ? writeMonth(language, name) : String(Number(name.slice(8)));
  return (
    <Screen title={unit === 'year' ? t.year : t.month} back="/">
      <PeriodChooser period={period} onChange={setPeriod} />
      <Reading of={statement}>
        {({ parts, taxYear, ...figures }) => (
          <>
            {taxYear && <TaxYearCard of={taxYear} />}
            <section className="card">
              <Figures of={figures} withBalance />
            </section>
            {parts.length > 0 && <h2>{t.byPart}</h2>}
            <Facts
              of={parts.map((part) => [
                nameOf(part.period),
                <Amount key={part.period} of={part.moneyIn} sign="+" />,
              ])}
            />
            <Downloads period={period} />
          </>
        )}
      </Reading>
    </Screen>
  );
}
