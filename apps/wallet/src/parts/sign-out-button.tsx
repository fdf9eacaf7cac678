import { defineMessages } from '@hanout/i18n';
import { useTexts } from '../language/language';
import { endSession } from '../session/session';
import { useWork } from './use-work';

const texts = defineMessages({ signOut: { ar: 'خروج', fr: 'Sortir', zgh: 'ⴼⴼⵖ' } });

export function SignOutButton() {
  const t = useTexts(texts);
  const { isBusy, run } = useWork();
  return (
    <button type="button" className="quiet" disabled={isBusy} onClick={() => void run(endSession)}>
      {t.signOut}
    </button>
  );
}
