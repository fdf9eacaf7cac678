import { Link } from 'wouter';
import { writeInstant, writeTime } from '@hanout/i18n';
import { useLanguage } from '../language/language';
import type { Operation } from '../offline/operations';
import { Amount } from '../parts/amount';
import { KindName } from './kind-name';
import './statement.css';

interface Props {
  readonly of: readonly Operation[];
  /** Of several days. */
  readonly withDay?: boolean;
  /** Payments that lead somewhere, and where. */
  readonly hrefOf?: (operation: Operation) => string | undefined;
}

/** The newest first: when, what, how much. */
export function OperationsList({ of, withDay = false, hrefOf }: Props) {
  const { language } = useLanguage();
  return (
    <ul className="statement">
      {of.map((operation) => {
        const { at, kind, direction, amount, reference, paymentId } = operation;
        const instant = new Date(at);
        const href = hrefOf?.(operation);
        const row = (
          <>
            <time dateTime={at}>{withDay ? writeInstant(language, instant) : writeTime(instant)}</time>
            <span>
              <KindName of={kind} />
              {reference !== undefined && (
                <small>
                  <bdi>{reference}</bdi>
                </small>
              )}
            </span>
            <strong className={direction}>
              <Amount of={amount} sign={direction === 'credit' ? '+' : '−'} />
            </strong>
          </>
        );
        return (
          <li key={`${at} ${kind} ${paymentId ?? reference ?? ''} ${direction}`}>
            {href === undefined ? <div>{row}</div> : <Link href={href}>{row}</Link>}
          </li>
        );
      })}
    </ul>
  );
}
