import { useEffect, useState } from 'react';
import { fill } from '@hanout/i18n';
import { useTexts } from '../language/language';
import { Amount } from '../parts/amount';
import { PersonName } from '../parts/person-name';
import { Say } from '../parts/say';
import type { Shown } from '../pay/quote';
import { sendTexts } from './send.texts';

/** So long one may think better of it. */
const UNDO_SECONDS = 10;

interface Props {
  readonly of: Shown;
  readonly onSend: () => void;
  /** `left`: the page went out of sight, and nothing is sent that nobody looks at. */
  readonly onUndo: (why: 'undone' | 'left') => void;
}

/** Confirmed, and on this phone alone: it is sent when the time is over, or at once; a page that is closed sends nothing. */
export function Held({ of: { name, amount }, onSend, onUndo }: Props) {
  const t = useTexts(sendTexts);
  const [left, setLeft] = useState(UNDO_SECONDS);

  useEffect(() => {
    if (left === 0) return onSend();
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, onSend]);

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && onUndo('left');
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [onUndo]);

  return (
    <section className="card">
      <p>
        <Say text={t.held} amount={<Amount of={amount} />} name={<PersonName>{name}</PersonName>} />
      </p>
      <p role="timer">{fill(t.sentIn, { n: left })}</p>
      <button type="button" onClick={() => onUndo('undone')}>
        {t.takeBack}
      </button>
      <button type="button" className="quiet" onClick={onSend}>
        {t.sendNow}
      </button>
    </section>
  );
}
