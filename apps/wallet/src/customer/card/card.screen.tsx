import { useMemo } from 'react';
import { useTexts } from '../../language/language';
import { Screen } from '../../parts/screen';
import { useOwnSession } from '../../session/session';
import { cardText } from '../../pay/what-was-scanned';
import { cardTexts } from './card.texts';
import { qrPath } from './qr-path';

/** A printed card that leads to the wallet, and opens nothing. */
export default function CardScreen() {
  const t = useTexts(cardTexts);
  const { walletId = '' } = useOwnSession();
  const { path, side } = useMemo(() => qrPath(cardText(walletId)), [walletId]);
  return (
    <Screen title={t.title} back="/">
      <p>{t.what}</p>
      <figure className="printed-card">
        <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t.picture}>
          <path className="qr-ground" d={`M0 0h${side}v${side}h-${side}z`} />
          <path className="qr-squares" d={path} />
        </svg>
        <figcaption>{t.scanMe}</figcaption>
      </figure>
      <button type="button" onClick={() => print()}>
        {t.print}
      </button>
    </Screen>
  );
}
