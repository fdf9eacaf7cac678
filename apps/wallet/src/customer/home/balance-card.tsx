import { useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../language/language';
import { Amount } from '../../parts/amount';
import { Say } from '../../parts/say';
import { TIER_HIGHEST, type Wallet } from '../wallet';
import { homeTexts } from './home.texts';
import { shareUsed } from './share-used';

const HIDDEN = 'hanout.balance-hidden';

/** What there is, and how much more may come; a tap hides it from who stands behind. */
export function BalanceCard({ wallet: { balance, held, room, tier } }: { readonly wallet: Wallet }) {
  const t = useTexts(homeTexts);
  const [isHidden, setHidden] = useState(() => localStorage.getItem(HIDDEN) === 'yes');
  const { toReceive } = room ?? {};

  function turn() {
    localStorage.setItem(HIDDEN, isHidden ? 'no' : 'yes');
    setHidden(!isHidden);
  }

  return (
    <section className="card" aria-label={t.balance}>
      <button type="button" className="balance" onClick={turn}>
        <small>{t.balance}</small>
        <span className="big">{isHidden ? '••••••' : <Amount of={balance} />}</span>
        <span className="unseen">{isHidden ? t.show : t.hide}</span>
      </button>
      {!isHidden && held !== undefined && held.minor !== '0' && (
        <p className="soft">
          <Say text={t.held} amount={<Amount of={held} />} />
        </p>
      )}
      {toReceive !== undefined && (
        <>
          {!isHidden && (
            <meter min={0} max={100} high={90} value={shareUsed(balance, toReceive)} aria-hidden="true" />
          )}
          <p>
            <Say text={t.canReceive} amount={<Amount of={toReceive} />} />
          </p>
          {tier < TIER_HIGHEST && (
            <Link href="/tier" className="link">
              {t.rise}
            </Link>
          )}
        </>
      )}
    </section>
  );
}
