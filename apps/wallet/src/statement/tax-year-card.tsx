import { useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { Facts } from '../parts/facts';
import type { TaxYear } from './statement';
import { statementTexts } from './statement.texts';

/** What was taken by phone, apart from cash, and what is known of its relief. */
export function TaxYearCard({ of: { sales, refunds, turnover, relief, source } }: { readonly of: TaxYear }) {
  const t = useTexts(statementTexts);
  return (
    <section className="card">
      <Facts
        of={[
          [t.sales, <Amount key="sales" of={sales} />],
          [t.refunds, <Amount key="refunds" of={refunds} />],
          [t.turnover, <Amount key="turnover" of={turnover} />],
        ]}
      />
      <p>{relief === 'in_force' ? t.reliefInForce : t.reliefNoneKnown}</p>
      {source !== undefined && (
        <p className="soft">
          {t.source}
          {': '}
          <bdi>{source}</bdi>
        </p>
      )}
    </section>
  );
}
