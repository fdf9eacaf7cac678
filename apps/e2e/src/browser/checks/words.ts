/**
 * Words in a script that the language is not written in: what nobody translated. Runs inside the page. Left out is what
 * belongs to others: names and amounts (`<bdi>`), codes (`<code>`), and what says itself in which language it is.
 */
import { LANGUAGE_FACTS, LANGUAGES } from '@hanout/i18n';

export interface WordsOptions {
  language: 'ar' | 'fr' | 'zgh';
  /** Names and marks that stay as they are in every language. */
  kept: readonly string[];
}

/** What is written in Latin letters everywhere in Morocco, and what each language calls itself. */
export const KEPT_WORDS: readonly string[] = [
  ...['Hanout', 'PIN', 'QR', 'SMS', 'PDF', 'CSV', 'MAD', 'DH'],
  ...LANGUAGES.map((language) => LANGUAGE_FACTS[language].name),
];

export function wordsOfOtherScripts({ language, kept }: WordsOptions): string[] {
  const foreign = {
    ar: /[\p{Script=Latin}\p{Script=Tifinagh}]{2,}/gu,
    fr: /[\p{Script=Arabic}\p{Script=Tifinagh}]{2,}/gu,
    zgh: /[\p{Script=Latin}\p{Script=Arabic}]{2,}/gu,
  }[language];
  const isOthers = (element: Element) => {
    // A chart measures words in a place that nobody sees, and leaves the last one there.
    if (element.id === 'recharts_measurement_span') return true;
    const owner = element.closest('bdi, code, script, style, [lang]');
    return owner !== null && owner !== document.documentElement;
  };
  const found: string[] = [];
  const look = (text: string, where: string) => {
    for (const [word] of text.matchAll(foreign)) if (!kept.includes(word)) found.push(`${word} (${where})`);
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (isOthers(element) || !element.checkVisibility()) continue;
    for (const child of element.childNodes)
      if (child.nodeType === Node.TEXT_NODE) look(child.textContent ?? '', element.tagName.toLowerCase());
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      look(element.getAttribute(name) ?? '', name);
  }
  look(document.title, 'title of the page');
  return [...new Set(found)];
}
