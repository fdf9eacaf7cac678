/** Keyboards of Morocco, key by key as far as the walks press them: where a letter of a shortcut lies, and what it writes. */
import type { Language } from '@hanout/i18n';
import type { Page } from 'playwright-core';

type Keys = Readonly<Record<string, { readonly code: string; readonly key: string }>>;

const KEYBOARDS: Readonly<Record<Language, Keys>> = {
  ar: {
    a: { code: 'KeyA', key: 'ش' },
    b: { code: 'KeyB', key: 'لا' },
    g: { code: 'KeyG', key: 'ل' },
    j: { code: 'KeyJ', key: 'ت' },
    n: { code: 'KeyN', key: 'ى' },
    p: { code: 'KeyP', key: 'ح' },
    '?': { code: 'Slash', key: '؟' },
    '/': { code: 'Slash', key: 'ظ' },
  },
  fr: {
    a: { code: 'KeyQ', key: 'a' },
    b: { code: 'KeyB', key: 'b' },
    g: { code: 'KeyG', key: 'g' },
    j: { code: 'KeyJ', key: 'j' },
    n: { code: 'KeyN', key: 'n' },
    p: { code: 'KeyP', key: 'p' },
    '?': { code: 'KeyM', key: '?' },
    '/': { code: 'Period', key: '/' },
  },
  zgh: {
    a: { code: 'KeyQ', key: 'ⴰ' },
    b: { code: 'KeyB', key: 'ⴱ' },
    g: { code: 'KeyG', key: 'ⴳ' },
    j: { code: 'KeyJ', key: 'ⵊ' },
    n: { code: 'KeyN', key: 'ⵏ' },
    p: { code: 'KeyP', key: 'ⵃ' },
    '?': { code: 'KeyM', key: '?' },
    '/': { code: 'Period', key: '/' },
  },
};

/** @param letter as the console's list of shortcuts has it */
export async function press(page: Page, language: Language, letter: string): Promise<void> {
  const pressed = KEYBOARDS[language][letter];
  if (pressed === undefined) throw new Error(`no ${letter} on the keyboard of ${language}`);
  const machine = await page.context().newCDPSession(page);
  await machine.send('Input.dispatchKeyEvent', { type: 'keyDown', text: pressed.key, ...pressed });
  await machine.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed });
  await machine.detach();
}
