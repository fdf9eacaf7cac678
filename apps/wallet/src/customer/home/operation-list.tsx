import { writeInstant } from '@hanout/i18n';
import { useLanguage } from '../../language/language';
import type { Operation } from '../../offline/operations';
import { Amount } from '../../parts/amount';
import { KindName } from '../../statement/kind-name';

/** What moved, the newest first. */
export function OperationList({ operations }: { readonly operations: readonly Operation[] }) {
  const { language } = useLanguage();
  return (
    <ol className="operations">
      {operations.map(({ at, kind, direction, amount, reference }, place) => (
        <li key={`${at} ${reference ?? ''} ${place}`}>
          <span>
            <KindName of={kind} />
            <small className="apart">
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
