import { SegmentedControl } from '@mantine/core';
import { LANGUAGES, type Language } from '../texts/define-messages';
import { useLanguage, useTexts } from '../texts/language';
import { LANGUAGE_NAMES, shellTexts } from './shell.texts';

export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const t = useTexts(shellTexts);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.language}
      value={language}
      onChange={(next) => speak(next as Language)}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
    />
  );
}
