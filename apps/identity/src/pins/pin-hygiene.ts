import { toWesternDigits } from '@hanout/identifiers';
import popular from './popular-pins.json';

export const PIN_FAULTS = [
  'form',
  'repeated',
  'sequence',
  'doubled',
  'keypad',
  'year',
  'date',
  'popular',
  'personal',
] as const;
export type PinFault = (typeof PIN_FAULTS)[number];

/** What somebody who knows the person would try first. */
export interface KnownOfPerson {
  /** E.164. */
  phone?: string;
  cin?: string;
  /** `yyyy-mm-dd`. */
  birthDate?: string;
}

/** 4 to 6 digits as they are kept, read from any digits; undefined when it is something else. */
export function readPin(written: string): string | undefined {
  const pin = toWesternDigits(written);
  return /^\d{4,6}$/.test(pin) ? pin : undefined;
}

/** The first reason why a PIN is too easy to guess; undefined when there is none. */
export function faultOf(pin: string, person: KnownOfPerson = {}): PinFault | undefined {
  if (!/^\d{4,6}$/.test(pin)) return 'form';
  if (isRepeated(pin)) return 'repeated';
  if (isSequence(pin)) return 'sequence';
  if (isDoubled(pin)) return 'doubled';
  if (KEYPAD.has(pin)) return 'keypad';
  if (isYear(pin)) return 'year';
  if (isDate(pin)) return 'date';
  if (POPULAR.has(pin)) return 'popular';
  return isPersonal(pin, person) ? 'personal' : undefined;
}

const POPULAR = new Set(popular.pins);

/** One digit fills it, or all of it but one place: 1111, 1112, 777077. */
function isRepeated(pin: string): boolean {
  return [...new Set(pin)].some((digit) => pin.split(digit).length - 1 >= pin.length - 1);
}

/** The same step from digit to digit, over the nine to the zero as well: 1234, 9876, 8901, 2468, 7418. */
function isSequence(pin: string): boolean {
  const steps = new Set(
    [...pin].slice(1).map((digit, place) => (Number(digit) - Number(pin[place]) + 10) % 10),
  );
  return steps.size === 1;
}

/** The same two or three digits again, or each digit twice: 1212, 121212, 123123, 1122, 112233. */
function isDoubled(pin: string): boolean {
  return /^(\d{2,3})\1+$/.test(pin) || /^(\d\d)\1+\d$/.test(pin) || /^((\d)\2){2,3}$/.test(pin);
}

/** Lines that a finger draws on the keys: straight, two lines after one another, corners, squares and crosses. */
const KEYPAD: ReadonlySet<string> = keypadLines();

function keypadLines(): Set<string> {
  const forward = ['123', '456', '789', '147', '258', '369', '159', '357'];
  const lines = [...forward, ...forward.map(reversed)];
  const pairs = lines.flatMap((one) => lines.filter((two) => two !== one).map((two) => one + two));
  const corners = lines.flatMap((one) =>
    lines.filter((two) => two[0] === one[2] && reversed(two) !== one).map((two) => one + two.slice(1)),
  );
  const rings = [
    '1397',
    '1254',
    '2365',
    '4587',
    '5698',
    '2684',
    '123698',
    '147896',
    '236987',
    '145632',
  ].flatMap(turned);
  const columns = ['2580', '0852', '25800', '08520', '1470', '3690', '0741', '0963', '7410', '9630'];
  const shifted = lines.flatMap((line) => [
    `${line}0`,
    `0${line}`,
    `${line}${line[0]!}`,
    `${line}${line[2]!}`,
  ]);
  return new Set([...pairs, ...corners, ...rings, ...columns, ...shifted]);
}

/** A ring begun at each of its keys, both ways around. */
function turned(ring: string): string[] {
  const starts = [...ring].map((_, place) => ring.slice(place) + ring.slice(0, place));
  return [...starts, ...starts.map(reversed)];
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function isYear(pin: string): boolean {
  const years = pin.length === 4 ? [pin] : [pin.slice(0, 4), pin.slice(-4)];
  const rests = pin.length === 4 ? [''] : [pin.slice(4), pin.slice(0, -4)];
  return years.some(
    (year, place) =>
      Number(year) >= 1900 && Number(year) <= 2029 && /^(\d?|0[1-9]|1[0-2])$/.test(rests[place]!),
  );
}

/** A day and a month in either order; with six digits a year of two digits before or behind. */
function isDate(pin: string): boolean {
  if (pin.length === 4) return isDayAndMonth(pin);
  return pin.length === 6 && (isDayAndMonth(pin.slice(0, 4)) || isDayAndMonth(pin.slice(2)));
}

const DAYS_MAX = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDayAndMonth(four: string): boolean {
  const [one, two] = [Number(four.slice(0, 2)), Number(four.slice(2))];
  const isDay = (day: number, month: number): boolean => day >= 1 && day <= (DAYS_MAX[month - 1] ?? 0);
  return isDay(one, two) || isDay(two, one);
}

function isPersonal(pin: string, { phone, cin, birthDate }: KnownOfPerson): boolean {
  const national = phone?.replace(/^\+212/, '0') ?? '';
  const card = cin?.replace(/\D/g, '') ?? '';
  return (
    national.includes(pin) || card.includes(pin) || (birthDate !== undefined && isOfBirth(pin, birthDate))
  );
}

function isOfBirth(pin: string, birthDate: string): boolean {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const short = year.slice(2);
  const spellings = [
    [day, month, year],
    [year, month, day],
    [month, day, year],
    [day, month, short],
    [short, month, day],
    [month, day, short],
    [day, short],
    [short, day],
    [month, short],
    [short, month],
    [day, month],
    [month, day],
  ];
  const bare = spellings.map((parts) => parts.map((part) => part.replace(/^0/, '')).join(''));
  return [...spellings.map((parts) => parts.join('')), ...bare].some(
    (text) => text.length >= 4 && text.includes(pin),
  );
}
