import type { ReactNode } from 'react';
import { defineMessages } from '@hanout/i18n';
import { useTexts } from '../language/language';
import { Notice } from '../parts/notice';

const texts = defineMessages({
  notPaidYet: {
    ar: 'لم يتم الأداء بعد: لم يصل الجواب. لا تؤدوا مرة ثانية، بل أعيدوا السؤال، ولن يقتطع المبلغ مرتين.',
    fr: 'Pas encore payé : nous n’avons pas la réponse. Ne payez pas une deuxième fois ; redemandez, rien ne sera pris deux fois.',
    zgh: 'ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⴼⵔⵓ: ⵓⵔ ⵜⴰ ⴷ ⵜⵓⵛⴽⵉ ⵜⵎⵔⴰⵔⵓⵜ. ⴰⴷ ⵓⵔ ⵜⴰⵍⵙⴷ ⵉ ⵓⴼⵔⴰ; ⵙⵇⵙⴰ ⴷⴰⵖ, ⵓⵔ ⵔⴰⴷ ⵉⵜⵜⵓⵙⵉ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ.',
  },
  askAgain: { ar: 'إعادة السؤال', fr: 'Redemander', zgh: 'ⵙⵇⵙⴰ ⴷⴰⵖ' },
});

interface Props {
  /** What it is about: the amount, whom. */
  readonly children: ReactNode;
  readonly isBusy: boolean;
  readonly onAskAgain: () => Promise<void>;
}

/** For as long as the answer is unknown: neither paid nor failed. */
export function NotPaidYet({ children, isBusy, onAskAgain }: Props) {
  const t = useTexts(texts);
  return (
    <Notice tone="waiting">
      <p>{children}</p>
      <p>{t.notPaidYet}</p>
      <button type="button" disabled={isBusy} onClick={() => void onAskAgain()}>
        {t.askAgain}
      </button>
    </Notice>
  );
}
