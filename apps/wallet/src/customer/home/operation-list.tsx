import { writeInstant } from '@hanout/i18n';
import { useLanguage, useTexts } from '../../language/language';
import type { Operation } from '../../offline/operations';
import { Amount } from '../../parts/amount';
import { kindIn, kindTexts } from '../../parts/payment-kinds.texts';

/** What moved, the newest first. */
export function OperationList({ operations }: { readonly operations: readonly Operation[] }) {
  const { language } = useLanguage();
  const kinds = useTexts(kindTexts);
  return (
    <ol className="operations">
      {operations.map(({ at, kind, direction, amount, reference }, place) => (
        <li key={`${at} ${reference ?? ''} ${place}`}>
          <span>
            {kindIn(kinds, kind)}
            <small>
              <time dateTime={at}>{writeInstant(language, new Date(at))}</time>
              {reference !== undefined && <bdi dir="ltr">{reference}</bdi>}
            </small>
          </span>
          <Amount of={amount} sign={direction === 'credit' ? '+' : '−'} />
        </li>
      ))}
    </ol>
  );
}
