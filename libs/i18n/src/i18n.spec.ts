import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import {
  dayOf,
  defineMessages,
  fill,
  isolated,
  languageFor,
  LANGUAGES,
  MONTHS,
  piecesOf,
  pluralForm,
  readAmount,
  WEEKDAYS,
  writeAmount,
  writeDay,
  writeInstant,
  writeMonth,
  writeTime,
} from './index';

const texts = defineMessages({
  greeting: { ar: 'سلام {name}', fr: 'Salut {name}', zgh: 'ⴰⵣⵓⵍ {name}' },
  payments: {
    ar: {
      zero: 'لا أداء',
      one: 'أداء واحد',
      two: 'أداءان',
      few: '{count} أداءات',
      many: '{count} أداء',
      other: '{count} أداء',
    },
    fr: { one: '{count} paiement', other: '{count} paiements' },
    zgh: { one: '{count} ⵓⴼⵔⴰ', other: '{count} ⵉⴼⵔⴰⵏ' },
  },
});

describe('tables of texts', () => {
  it('have every text in every language, and fill its places isolated', () => {
    expect(LANGUAGES.map((language) => fill(texts[language].greeting, { name: 'Amal' }))).toEqual([
      'سلام \u2068Amal\u2069',
      'Salut \u2068Amal\u2069',
      'ⴰⵣⵓⵍ \u2068Amal\u2069',
    ]);
  });

  it('are refused by the compiler when a language, a form or a place is missing', () => {
    // @ts-expect-error: no zgh
    defineMessages({ title: { ar: 'أ', fr: 'a' } });
    // @ts-expect-error: zgh does not say the name
    defineMessages({ title: { ar: '{name}', fr: '{name}', zgh: 'ⴰ' } });
    const two = { one: 'a', other: 'a' };
    // @ts-expect-error: six forms in Arabic
    defineMessages({ title: { ar: two, fr: two, zgh: two } });
    // @ts-expect-error: the place has another name
    expect(fill(texts.fr.greeting, { nom: 'Amal' })).toBe('Salut \u2068\u2069');
  });

  it('say a count by the forms of the language', () => {
    expect([0, 1, 2, 3, 11, 100].map((count) => texts.ar.payments(count))).toEqual([
      'لا أداء',
      'أداء واحد',
      'أداءان',
      '{count} أداءات',
      '{count} أداء',
      '{count} أداء',
    ]);
    expect(fill(texts.fr.payments(2), { count: 2 })).toBe(`${isolated('2')} paiements`);
  });

  it('fall into pieces at their places', () => {
    expect(piecesOf('{a} puis {b}.')).toEqual([
      { place: 'a' },
      { text: ' puis ' },
      { place: 'b' },
      { text: '.' },
    ]);
  });
});

describe('plural rules', () => {
  it.each([
    ['ar', 'zero', [0]],
    ['ar', 'one', [1]],
    ['ar', 'two', [2]],
    ['ar', 'few', [3, 10, 103, 110]],
    ['ar', 'many', [11, 99, 111, 199]],
    ['ar', 'other', [100, 101, 102, 200, 1000]],
    ['fr', 'one', [0, 1]],
    ['fr', 'other', [2, 11, 100]],
    ['zgh', 'one', [0, 1, 11, 55, 99]],
    ['zgh', 'other', [2, 10, 100, 111]],
  ] as const)('%s %s: %j', (language, form, counts) => {
    for (const count of counts) expect([count, pluralForm(language, count)]).toEqual([count, form]);
  });

  it('are those of ICU where ICU has them', () => {
    const arabic = new Intl.PluralRules('ar');
    const tamazight = new Intl.PluralRules('tzm');
    expect(tamazight.resolvedOptions().locale).toBe('tzm');
    for (let count = 0; count < 320; count += 1) {
      expect(pluralForm('ar', count)).toBe(arabic.select(count));
      expect(pluralForm('zgh', count)).toBe(tamazight.select(count));
    }
  });
});

describe('amounts', () => {
  it.each([
    ['25,5', 2550n],
    ['25.50', 2550n],
    ['1 250', 125000n],
    ['1\u202f250,50', 125050n],
    ['٢٥٫٥٠', 2550n],
    ['0,01', 1n],
    ['123456789012', 12345678901200n],
  ])('reads %s', (text, minor) => {
    expect(readAmount(text)).toBe(minor);
  });

  it.each(['', '0', '0,00', '-5', '1,234', '1.2.3', '1e3', 'dix', '1234567890123'])(
    'does not read %p',
    (text) => {
      expect(readAmount(text)).toBeUndefined();
    },
  );

  it.each([
    ['0', '0,00'],
    ['5', '0,05'],
    ['125050', '1\u202f250,50'],
    ['-2989470000', '\u221229\u202f894\u202f700,00'],
    ['90071992547409931', '900\u202f719\u202f925\u202f474\u202f099,31'],
  ])('writes %s centimes as %s', (minor, text) => {
    expect(writeAmount(minor)).toBe(text);
  });
});

describe('days and times', () => {
  it('are those of Casablanca, in Ramadan too', () => {
    expect(dayOf(new Date('2026-01-28T23:30:00Z'))).toBe('2026-01-29');
    expect(writeTime(new Date('2026-01-28T23:30:00Z'))).toBe('00:30');
    expect(writeTime(new Date('2026-03-01T12:00:00Z'))).toBe('12:00');
    expect(dayOf(new Date('2026-11-28T23:30:00Z'))).toBe('2026-11-28');
  });

  it('are those that the services have, at every half hour of twenty years', () => {
    const [from, to, halfHour] = [Date.parse('2018-01-01'), Date.parse('2037-12-31'), 1_800_000];
    const wrong: string[] = [];
    for (let at = from; at < to; at += halfHour) {
      const instant = new Date(at);
      const said = `${dayOf(instant)} ${writeTime(instant)}`;
      if (said !== `${businessDayOf(instant)} ${businessTimeOf(instant).slice(0, 5)}`)
        wrong.push(instant.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it('are named as Morocco names them', () => {
    expect(LANGUAGES.map((language) => writeDay(language, '2026-07-04'))).toEqual([
      'السبت 4 يوليوز 2026',
      'samedi 4 juillet 2026',
      'ⴰⵙⵉⴹⵢⴰⵙ 4 ⵢⵓⵍⵢⵓⵣ 2026',
    ]);
    expect(writeMonth('ar', '2026-08')).toBe('غشت 2026');
    expect(writeInstant('fr', new Date('2026-11-28T22:05:00Z'))).toBe('28 novembre, 22:05');
    for (const language of LANGUAGES) {
      expect(new Set(MONTHS[language]).size).toBe(12);
      expect(new Set(WEEKDAYS[language]).size).toBe(7);
    }
  });
});

it('picks the first language of a reader that we write in', () => {
  expect(languageFor(['en-US', 'fr-FR', 'ar'])).toBe('fr');
  expect(languageFor(['shi-Latn-MA'])).toBe('zgh');
  expect(languageFor(['en'])).toBe('ar');
});
