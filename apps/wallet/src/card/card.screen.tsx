import { useTexts } from '../language/language';
import { Screen } from '../parts/screen';
import { useOwnSession } from '../session/session';
import { cardTexts } from './card.texts';
import { PrintedCard } from './printed-card';

/** One's own card, for where there is no phone that scans. */
export default function CardScreen() {
  const t = useTexts(cardTexts);
  const { walletId = '' } = useOwnSession();
  return (
    <Screen title={t.title} back="/">
      <p>{t.what}</p>
      <PrintedCard walletId={walletId} />
    </Screen>
  );
}
