import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import { writeAmount, type Language } from '@hanout/i18n';
import { toBasicGsm7 } from '@hanout/gsm-text';
import type { Data, Line, Named, Reason } from './data';
import { TEXTS, type TextKey } from './texts';

/** A screen in Arabic has less than half the room. */
const NAME_MAX = { ar: 13, fr: 24, zgh: 24 } as const;
const PLACE_MAX = { ar: 12, fr: 20, zgh: 20 } as const;

const REASON_TEXTS = {
  no_money: 'reasonNoMoney',
  limit: 'reasonLimit',
  payee_full: 'reasonPayeeFull',
  price_over: 'reasonPriceOver',
  locked: 'reasonLocked',
  other: 'reasonOther',
} as const satisfies Record<Reason, TextKey>;

/** GSM-7 has neither the narrow space nor the long minus; in Arabic they would cost room for nothing. */
const plainAmount = (minor: string | undefined): string =>
  minor === undefined
    ? ''
    : writeAmount(minor)
        .replace(/\u2212/g, '-')
        .replace(/\s/g, '');

/** What others wrote, in the alphabet of the language and cut; the other alphabet where there is nothing else. */
function shownName({ ar, fr }: Named, language: Language, max: number): string {
  const clean =
    language === 'ar' ? (ar || fr).replace(/[\p{C}\u{10000}-\u{10ffff}]/gu, '') : toBasicGsm7(fr || ar);
  return clean.trim().slice(0, max).trim();
}

/** `31/12 23:59`, by a clock on the wall in Casablanca. */
function shownInstant(iso: string | undefined): string {
  if (iso === undefined) return '';
  const instant = new Date(iso);
  return `${shownDay(businessDayOf(instant))} ${businessTimeOf(instant).slice(0, 5)}`;
}

/** `2031-12-31` → `31/12` */
const shownDay = (day: string): string => day.replace(/^\d{4}-(\d{2})-(\d{2})$/, '$2/$1');

/** What stands in the places of the texts. */
export function valuesOf(data: Data): Readonly<Record<string, string>> {
  const { language, payee, wish, told, voucher } = data;
  const named = payee?.name ?? { ar: '', fr: '' };
  const place = payee?.kind === 'shop' ? payee.place : undefined;
  // Of a person the place stands in the name.
  const nameMax = NAME_MAX[language] + (place ? 0 : PLACE_MAX[language]);
  return {
    balance: plainAmount(data.balanceMinor),
    amount: plainAmount(
      told?.amountMinor ??
        wish?.amountMinor ??
        voucher?.amountMinor ??
        data.cutOff?.amountMinor ??
        data.amountMinor,
    ),
    fee: plainAmount(told?.feeMinor ?? wish?.feeMinor),
    total: plainAmount(wish?.totalMinor),
    name: shownName(named, language, nameMax),
    place: place ? shownName(place, language, PLACE_MAX[language]) : '',
    reference: told?.reference ?? '',
    reason: told?.reason === undefined ? '' : TEXTS[language][REASON_TEXTS[told.reason]],
    code: told?.code?.replace(/(\d{4})(?=\d)/g, '$1 ') ?? '',
    until: shownInstant(told?.until ?? voucher?.until),
  };
}

export const lineText = ({ day, isIn, amountMinor }: Line): string =>
  `${shownDay(day)} ${isIn ? '+' : '-'}${plainAmount(amountMinor)}`;
