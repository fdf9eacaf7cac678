import { SegmentedControl } from '@mantine/core';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '@hanout/i18n';
import { useLanguage, useTexts } from '../texts/language';
import { shellTexts } from './shell.texts';

export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const t = useTexts(shellTexts);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.language}
      value={language}
      onChange={(next) => speak(next as Language)}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_FACTS[value].name }))}
    />
  );
}
