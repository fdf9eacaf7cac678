import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import {
  isLanguage,
  LANGUAGE_FACTS,
  languageFor,
  type Language,
  type Messages,
  type MessagesIn,
  type MessageTable,
} from '@hanout/i18n';

const KEPT = 'hanout.language';

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Context = createContext<Spoken | undefined>(undefined);

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : languageFor(navigator.languages);
}

/** Holds the language of the page, which the device remembers, and turns the page its way. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    const { tag, direction } = LANGUAGE_FACTS[language];
    document.documentElement.lang = tag;
    document.documentElement.dir = direction;
    localStorage.setItem(KEPT, language);
  }, [language]);
  const spoken = useMemo(() => ({ language, speak: setLanguage }), [language]);
  return <Context value={spoken}>{children}</Context>;
}

export function useLanguage(): Spoken {
  const spoken = use(Context);
  if (!spoken) throw new Error('There is no LanguageProvider around this.');
  return spoken;
}

/** A screen's texts in the language of the page. */
export function useTexts<Table extends MessageTable>(messages: MessagesIn<Table>): Messages<Table> {
  return messages[useLanguage().language];
}
