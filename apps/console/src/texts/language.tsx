import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { useDirection } from '@mantine/core';
import { LANGUAGES, type Language, type Messages } from './define-messages';

const KEPT_AS = 'hanout.console.language';

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Speech = createContext<Spoken>({ language: 'fr', speak: () => undefined });

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  const wished = [kept ?? '', ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')];
  return LANGUAGES.find((language) => wished.includes(language)) ?? 'fr';
}

/** Keeps the language and turns the page with it; within Mantine's direction provider. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(language === 'ar' ? 'rtl' : 'ltr');
  }, [language, setDirection]);
  const speak = (next: Language) => {
    localStorage.setItem(KEPT_AS, next);
    setLanguage(next);
  };
  return <Speech value={{ language, speak }}>{children}</Speech>;
}

export const useLanguage = (): Spoken => use(Speech);

export function useTexts<Key extends string>(messages: Messages<Key>): Readonly<Record<Key, string>> {
  return messages[useLanguage().language];
}
