import { defineMessages } from '@hanout/i18n';
import { useLanguage, useTexts } from '../language/language';
import { Icon } from '../parts/icon';
import type { WireAmount } from '../parts/amount';
import { audible } from './audio';

const texts = defineMessages({ listen: { ar: 'استماع', fr: 'Écouter', zgh: 'ⵙⴼⵍⴷ' } });

/** For whom figures are no words: the amount is said, at a tap. The voice is fetched at the first one. */
export function Listen({ to: { minor } }: { readonly to: WireAmount }) {
  const t = useTexts(texts);
  const { language } = useLanguage();

  function say() {
    const audio = audible();
    if (!audio) return;
    void import('./speak')
      .then(({ speakAmount }) => speakAmount(audio, BigInt(minor), { language }))
      // Without a network and without the voice it stays silent; the amount is there to be read.
      .catch(() => undefined);
  }

  return (
    <button type="button" className="quiet small" onClick={say}>
      <Icon name="sound" />
      {t.listen}
    </button>
  );
}
