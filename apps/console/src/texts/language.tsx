import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { useDirection } from '@mantine/core';
import {
  isLanguage,
  LANGUAGE_FACTS,
  languageFor,
  type Language,
  type Messages,
  type MessagesIn,
  type MessageTable,
} from '@hanout/i18n';

const KEPT_AS = 'hanout.console.language';

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Speech = createContext<Spoken>({ language: 'fr', speak: () => undefined });

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  return isLanguage(kept) ? kept : languageFor(navigator.languages);
}

/** Keeps the language and turns the page with it; within Mantine's direction provider. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const { setDirection } = useDirection();
  useEffect(() => {
    const { tag, direction } = LANGUAGE_FACTS[language];
    document.documentElement.lang = tag;
    setDirection(direction);
  }, [language, setDirection]);
  const speak = (next: Language) => {
    localStorage.setItem(KEPT_AS, next);
    setLanguage(next);
  };
  return <Speech value={{ language, speak }}>{children}</Speech>;
}

export const useLanguage = (): Spoken => use(Speech);

export function useTexts<Table extends MessageTable>(messages: MessagesIn<Table>): Messages<Table> {
  return messages[useLanguage().language];
}
