import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { toWesternDigits } from './digits';

/** What people put between digits, and the direction marks Arabic keyboards leave behind. */
const SEPARATORS = /[\s.\-\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
const MOBILE = /^(?:\+212|00212|212|0)([67]\d{8})$/;

/**
 * A Moroccan mobile number as E.164, `+212` then 6 or 7 and eight digits; `undefined` when it is none.
 * Reads `06…`, `0 6 …`, `06.…`, `06-…`, `+212…`, `00212…`, `212…`, in Western, Arabic-Indic or Eastern digits.
 * It does not guess: a number whose first zero was lost is not read.
 */
export function readPhone(text: string): string | undefined {
  const [, subscriber] = MOBILE.exec(toWesternDigits(text).replace(SEPARATORS, '')) ?? [];
  return subscriber === undefined ? undefined : `+212${subscriber}`;
}

/**
 * Whether the maintained numbering plan knows a phone's range as mobile. Only a warning: new ranges are given out
 * before the plan's copy here is renewed, and their holders must not be refused. `phone` is as `readPhone` gives it.
 */
export function isInNumberingPlan(phone: string): boolean {
  const number = parsePhoneNumberFromString(phone);
  return number?.country === 'MA' && number.isValid();
}

/** For logs and screens: `+212******678`. What is no number is hidden whole. */
export function maskPhone(phone: string): string {
  return /^\+212\d{9}$/.test(phone) ? `+212******${phone.slice(-3)}` : '***';
}
