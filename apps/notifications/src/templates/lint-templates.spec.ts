import { lintTemplates } from './lint-templates';
import type { Template } from './template';
import { renderTemplate, TEMPLATES, valuesFor } from './templates';

const good: Template = {
  category: 'money_out',
  places: ['amount'],
  texts: { ar: '{amount}', zgh: '{amount}', fr: '{amount}' },
};
const french = (fr: string): Record<string, Template> => ({ one: { ...good, texts: { ...good.texts, fr } } });

describe('the linter of templates', () => {
  it('finds nothing wrong with ours', () => {
    expect(lintTemplates(TEMPLATES)).toEqual([]);
    expect(Object.keys(TEMPLATES).length).toBeGreaterThan(15);
  });

  it.each([
    ['a curly apostrophe', french('l’{amount}'), 'one: fr has ’, which is not in GSM-7'],
    ['a ligature', french('cœur {amount}'), 'one: fr has œ, which is not in GSM-7'],
    ['a small cedilla', french('reçu {amount}'), 'one: fr has ç, which is not in GSM-7'],
    ['the extension counted as two', french(`{amount}${'€'.repeat(76)}`), 'one: fr takes 161 septets'],
    ['a missing place', french('DH'), 'one: fr has the places , not amount'],
    ['an unknown place', french('{amount} {salary}'), 'one: fr has the places amount salary, not amount'],
    ['a brace left', french('{amount} {'), 'one: fr has a brace left'],
    [
      'a long Arabic text',
      { one: { ...good, texts: { ...good.texts, ar: `{amount}${'م'.repeat(62)}` } } },
      'one: ar takes 71 units of UTF-16',
    ],
    [
      'a personal place that is not on the list',
      {
        one: {
          ...good,
          places: ['name'],
          texts: { ar: '{name}', zgh: '{name}', fr: '{name}' },
        } satisfies Template,
      },
      'one: tells name, which is personal and not on its list',
    ],
  ])('finds %s', (_, templates, problem) => {
    expect(lintTemplates(templates)).toContain(problem);
  });

  it('lets a text through that is full to the last septet', () => {
    expect(lintTemplates(french(`{amount}${'€'.repeat(75)}a`))).toEqual([]);
  });
});

describe('what stands in a place', () => {
  it.each([
    ['fr', 'Payé : 1 234,50 DH. Référence 8WD3KQ5TBX.'],
    // The mark keeps a reference that begins with a digit from being turned around.
    ['ar', 'أديت 1.234,50 درهم. المرجع \u200e8WD3KQ5TBX.'],
    ['zgh', 'ⵜⴼⵔⵓⴷ 1\u00a0234,50 ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ 8WD3KQ5TBX.'],
  ] as const)('is written as %s is', (language, text) => {
    const values = { amount: '1234.50', reference: '8WD3KQ5TBX' };
    expect(renderTemplate('payment_sent', language, values)).toBe(text);
  });

  it('names a shop in the alphabet of the message, cut, and nobody when there is no name', () => {
    const values = { amount: '5.00', expiry: '2026-11-28T18:30:00.000Z' };
    const nameFr = 'L’Épicerie du « Cœur » [déçu]';
    expect(renderTemplate('payment_requested', 'fr', { ...values, nameFr })).toBe(
      "L'Épicerie du \" Coeu vous demande 5,00 DH, jusqu'au 28/11 18:30. Répondez dans l'appli.",
    );
    expect(renderTemplate('payment_requested', 'fr', values)).toMatch(/^Quelqu'un vous demande/);
    expect(renderTemplate('payment_requested', 'ar', { ...values, nameAr: 'بقالة😀\u202eالمكناسي' })).toMatch(
      /^بقالةالمكناسي يطلب/,
    );
  });

  it('is the twelve digits in fours', () => {
    const values = { withdrawalCode: '123456789012', amount: '200.00', expiry: '2026-11-28T18:30:00.000Z' };
    expect(renderTemplate('withdrawal_code', 'fr', values)).toContain('1234 5678 9012');
  });

  it('is never left open', () => {
    expect(() => renderTemplate('one_time_code', 'fr', {})).toThrow('code');
  });

  it('keeps of what is given only what the template speaks of', () => {
    expect(valuesFor('payment_sent', { amount: '1.00', reference: 'A', phone: '+212600000000' })).toEqual({
      amount: '1.00',
      reference: 'A',
    });
  });
});
