import { useMemo } from 'react';
import { qrPath } from '@hanout/qr-drawing';
import { useTexts } from '../language/language';
import { PersonName } from '../parts/person-name';
import { cardText } from '../pay/what-was-scanned';
import { cardTexts } from './card.texts';

interface Props {
  readonly walletId: string;
  /** As much of it as the holder is known by. */
  readonly name?: string;
}

/** Leads to the wallet, and opens nothing. */
export function PrintedCard({ walletId, name }: Props) {
  const t = useTexts(cardTexts);
  const { path, side } = useMemo(() => qrPath(cardText(walletId)), [walletId]);
  return (
    <>
      <figure className="printed-card">
        {name !== undefined && (
          <p className="big">
            <PersonName>{name}</PersonName>
          </p>
        )}
        <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t.picture}>
          <path className="qr-ground" d={`M0 0h${side}v${side}h-${side}z`} />
          <path className="qr-squares" d={path} />
        </svg>
        <figcaption>{t.scanMe}</figcaption>
      </figure>
      <button type="button" onClick={() => print()}>
        {t.print}
      </button>
    </>
  );
}
