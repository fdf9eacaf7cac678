import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import type { Language } from '@hanout/contracts';
import { toBasicGsm7 } from '@hanout/gsm-text';
import { Money } from '@hanout/money';

/** What a message was queued with: as data, for the language is only known when it leaves. */
export type Values = Readonly<Record<string, string | undefined>>;

export interface Place {
  /** The values it is written from. */
  readonly keys: readonly string[];
  /** Says something of a person, or opens something: a template must name it to use it. */
  readonly isPersonal?: true;
  /** The longest that can come. */
  readonly longest: Values;
  /** Undefined: there is nothing to write. */
  readonly write: (values: Values, language: Language) => string | undefined;
}

export const NAME_MAX = 20;
const SOMEBODY: Readonly<Record<Language, string>> = { ar: 'شخص', zgh: 'ⵢⴰⵏ', fr: "Quelqu'un" };
/** In a line that runs from the right, makes what follows run from the left though it begins with a digit. */
const LEFT_TO_RIGHT = '\u200e';
const NO_BREAK = '\u00a0';

/** `1 234,50`, in Arabic `1.234,50`, with the digits of Morocco; the text around it says DH. GSM-7 has the plain space only. */
function writeAmount(decimal: string | undefined, language: Language): string | undefined {
  if (decimal === undefined) return undefined;
  const written = Money.parse(decimal, 'MAD').format(language === 'ar' ? 'ar' : 'fr');
  return written.replace(/\s?MAD$/, '').replace(/\s/g, language === 'fr' ? ' ' : NO_BREAK);
}

function writeName({ nameAr, nameFr }: Values, language: Language): string {
  const given = language === 'ar' ? (nameAr ?? nameFr) : nameFr;
  const clean =
    language === 'ar' ? given?.replace(/[\p{C}\u{10000}-\u{10ffff}]/gu, '') : given && toBasicGsm7(given);
  return clean?.trim().slice(0, NAME_MAX).trim() || SOMEBODY[language];
}

const inFours = (digits: string | undefined, language: Language) =>
  digits?.replace(/(\d{4})(?=\d)/g, `$1${language === 'fr' ? ' ' : NO_BREAK}`);

/** `2031-12-31` → `31/12/2031` */
const writeDay = (day: string | undefined) => day?.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

/** `31/12 23:59`, by a clock on the wall in Casablanca. */
function writeInstant(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined;
  const instant = new Date(iso);
  const [, month, day] = businessDayOf(instant).split('-');
  return `${day}/${month} ${businessTimeOf(instant).slice(0, 5)}`;
}

/** Everything a template may speak of. */
export const PLACES = {
  /** Up to the cap of the third tier. */
  amount: {
    keys: ['amount'],
    longest: { amount: '20000.00' },
    write: ({ amount }, language) => writeAmount(amount, language),
  },
  /** Of a day. */
  sum: {
    keys: ['sum'],
    longest: { sum: '9999999.99' },
    write: ({ sum }, language) => writeAmount(sum, language),
  },
  count: { keys: ['count'], longest: { count: '99999' }, write: ({ count }) => count },
  failed: { keys: ['failed'], longest: { failed: '99999' }, write: ({ failed }) => failed },
  reference: {
    keys: ['reference'],
    longest: { reference: 'ABCDE-12345' },
    write: ({ reference }, language) =>
      reference && (language === 'ar' ? `${LEFT_TO_RIGHT}${reference}` : reference),
  },
  date: { keys: ['date'], longest: { date: '2031-12-31' }, write: ({ date }) => writeDay(date) },
  expiry: {
    keys: ['expiry'],
    longest: { expiry: '2031-12-31T22:59:00.000Z' },
    write: ({ expiry }) => writeInstant(expiry),
  },
  name: {
    keys: ['nameAr', 'nameFr'],
    isPersonal: true,
    longest: { nameAr: 'م'.repeat(60), nameFr: 'É'.repeat(60) },
    write: writeName,
  },
  code: { keys: ['code'], isPersonal: true, longest: { code: '123456' }, write: ({ code }) => code },
  /** Twelve digits, in fours. */
  withdrawalCode: {
    keys: ['withdrawalCode'],
    isPersonal: true,
    longest: { withdrawalCode: '123456789012' },
    write: ({ withdrawalCode }, language) => inFours(withdrawalCode, language),
  },
  /** Thirteen digits, in fours. */
  voucherCode: {
    keys: ['voucherCode'],
    isPersonal: true,
    longest: { voucherCode: '1234567890128' },
    write: ({ voucherCode }, language) => inFours(voucherCode, language),
  },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;
