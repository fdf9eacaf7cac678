import type { ReactNode } from 'react';
import { fill, writeInstant } from '@hanout/i18n';
import { useLanguage, useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import type { Shift } from './shift';
import { shiftsTexts } from './shifts.texts';

interface Props {
  readonly of: Shift;
  /** Above: whose it is. Below: what can be done with it. */
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}

export function ShiftCard({ of: { openedAt, closedAt, sales, sold, refunded }, title, children }: Props) {
  const t = useTexts(shiftsTexts);
  const { language } = useLanguage();
  const at = (instant: string) => writeInstant(language, new Date(instant));
  return (
    <section className="card">
      {title}
      <p className="big">
        <Amount of={sold} />
      </p>
      <p className="soft">{fill(t.sales(sales), { count: sales })}</p>
      <Facts
        of={[
          [t.from, at(openedAt)],
          [t.to, closedAt === undefined ? t.underWay : at(closedAt)],
          ...(refunded.minor === '0' ? [] : [[t.refunded, <Amount key="refunded" of={refunded} />] as const]),
        ]}
      />
      {children}
    </section>
  );
}
