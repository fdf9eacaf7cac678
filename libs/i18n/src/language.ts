/** The languages that people read; the first is what most of them do. */
export const LANGUAGES = ['ar', 'fr', 'zgh'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface LanguageFacts {
  /** As its readers call it. */
  readonly name: string;
  readonly direction: 'rtl' | 'ltr';
  /** BCP 47, for `<html lang>`: it picks the letter forms and the voice of a screen reader. */
  readonly tag: string;
}

export const LANGUAGE_FACTS: Readonly<Record<Language, LanguageFacts>> = {
  ar: { name: 'العربية', direction: 'rtl', tag: 'ar-MA' },
  fr: { name: 'Français', direction: 'ltr', tag: 'fr-MA' },
  zgh: { name: 'ⵜⴰⵎⴰⵣⵉⵖⵜ', direction: 'ltr', tag: 'zgh-MA' },
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** The first of a reader's wishes (`navigator.languages`) that we write in; Arabic where there is none. */
export function languageFor(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const [code] = wish.toLowerCase().split('-');
    // Browsers have no name for the standard but those of its varieties.
    const known = ['ber', 'shi', 'tzm', 'rif'].includes(code ?? '') ? 'zgh' : code;
    if (isLanguage(known)) return known;
  }
  return 'ar';
}
