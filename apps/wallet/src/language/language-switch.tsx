import { LANGUAGE_FACTS, LANGUAGES } from '@hanout/i18n';
import { useLanguage, useTexts } from './language';
import { languageTexts } from './language.texts';

/** On every screen: each language under its own name. */
export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const t = useTexts(languageTexts);
  return (
    <div className="languages" role="group" aria-label={t.choose}>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={LANGUAGE_FACTS[each].tag}
          aria-pressed={each === language}
          onClick={() => speak(each)}
        >
          {LANGUAGE_FACTS[each].name}
        </button>
      ))}
    </div>
  );
}
