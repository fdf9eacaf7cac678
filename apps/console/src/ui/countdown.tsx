import { useEffect, useState } from 'react';
import { defineMessages, fill } from '@hanout/i18n';
import { useTexts } from '../texts/language';
import { timeLeft } from './clock';

const texts = defineMessages({
  left: { ar: 'بقي {time}', fr: 'reste {time}', zgh: 'ⵇⵇⵉⵎⵏ {time}' },
  over: { ar: 'تأخر {time}', fr: 'dépassé de {time}', zgh: 'ⵉⵣⵔⵉ {time}' },
  days: { ar: '{days} ي {hours} س', fr: '{days} j {hours} h', zgh: '{days} ⴰⵙ {hours} ⵙⵔ' },
  hours: { ar: '{hours} س {minutes} د', fr: '{hours} h {minutes} min', zgh: '{hours} ⵙⵔ {minutes} ⵙⴷ' },
});

const TICK_MS = 30_000;

/** A deadline as a clock that runs down: how long is left, or for how long it is over. */
export function Countdown({ from, until }: { from: string; until: string }) {
  const t = useTexts(texts);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  const left = timeLeft({ from, until }, now);
  const time = left.days > 0 ? fill(t.days, { ...left }) : fill(t.hours, { ...left });
  return (
    <span className="countdown" data-tone={left.tone}>
      <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden>
        <circle className="dial" cx={10} cy={10} r={8} pathLength={1} />
        <circle className="spent" cx={10} cy={10} r={8} pathLength={1} strokeDasharray={`${left.used} 1`} />
      </svg>
      <span>{fill(left.isOver ? t.over : t.left, { time })}</span>
    </span>
  );
}
