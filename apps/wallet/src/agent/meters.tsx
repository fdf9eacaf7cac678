import { useTexts } from '../language/language';
import { Amount, type WireAmount } from '../parts/amount';
import { Say } from '../parts/say';
import type { Float } from './drawer';
import { homeTexts } from './home.texts';

/** What the counter can give of each: e-money for notes, and notes for e-money. */
export function Meters({ of: { balance, isLow, lowMark, cash } }: { readonly of: Float }) {
  const t = useTexts(homeTexts);
  return (
    <div className="meters">
      <Meter word={t.float} amount={balance} isLow={isLow} mark={lowMark} />
      {cash ? (
        <Meter word={t.cash} amount={cash.expected} isLow={cash.isLow} mark={cash.lowMark} />
      ) : (
        <section className="card">
          <h2>{t.cash}</h2>
          <p className="soft">{t.undeclared}</p>
        </section>
      )}
    </div>
  );
}

interface MeterProps {
  readonly word: string;
  readonly amount: WireAmount;
  readonly isLow: boolean;
  readonly mark: WireAmount | undefined;
}

function Meter({ word, amount, isLow, mark }: MeterProps) {
  const t = useTexts(homeTexts);
  return (
    <section className={isLow ? 'card low' : 'card'}>
      <h2>{word}</h2>
      <p className="big">
        <Amount of={amount} />
      </p>
      {isLow && mark && (
        <p>
          <Say text={t.isLow} mark={<Amount of={mark} />} />
        </p>
      )}
    </section>
  );
}
