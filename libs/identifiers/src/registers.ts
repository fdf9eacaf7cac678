/**
 * Numbers that public registers gave to people and firms. Each reader trims, upper-cases where there are letters,
 * checks the shape and returns the one spelling we store, or `undefined`. Letters are matched before they are
 * upper-cased: Unicode would turn `ß` into `SS` and a dotless `ı` into `I`, and a wrong number into a right one.
 */

/** National identity card: one or two letters, one to seven digits. */
export function readCin(text: string): string | undefined {
  return readShape(text, /^[A-Za-z]{1,2}[0-9]{1,7}$/);
}

/** Whether a CIN has the five or six digits nearly all have. Only a warning: shorter and longer ones were given out. */
export function hasUsualCinLength(cin: string): boolean {
  return /^[A-Z]{1,2}[0-9]{5,6}$/.test(cin);
}

/** Pupil's number in the school system: a letter and nine digits. */
export function readMassar(text: string): string | undefined {
  return readShape(text, /^[A-Za-z][0-9]{9}$/);
}

/** Number in the social register: ten digits. */
export function readIdcs(text: string): string | undefined {
  return readShape(text, /^[0-9]{10}$/);
}

/** At most the last three characters, never more than half: `***456`. */
export function maskCin(cin: string): string {
  return `***${cin.slice(cin.length - Math.min(3, Math.floor(cin.length / 2)))}`;
}

export interface Ice {
  /** Fifteen digits. */
  readonly ice: string;
  /** Whether the two check digits fit (the whole is divisible by 97). Only a warning: wrong ones are in use. */
  readonly hasFittingCheck: boolean;
}

/**
 * Common identifier of an enterprise: fifteen digits, often in groups. Spreadsheets drop its leading zeros,
 * so nine digits or more are filled up again; fewer is some other number.
 */
export function readIce(text: string): Ice | undefined {
  const digits = text.replace(/\s/g, '');
  if (!/^[0-9]{9,15}$/.test(digits) || /^0+$/.test(digits)) return undefined;
  const ice = digits.padStart(15, '0');
  return { ice, hasFittingCheck: BigInt(ice) % 97n === 0n };
}

/** Tax number (identifiant fiscal): seven or eight digits. */
export function readIf(text: string): string | undefined {
  return readShape(text, /^(?!0+$)[0-9]{7,8}$/);
}

/** Trade register number (registre de commerce), one to ten digits; it is unique only within its court. */
export function readRc(text: string): string | undefined {
  return readShape(text, /^(?!0+$)[0-9]{1,10}$/);
}

function readShape(text: string, shape: RegExp): string | undefined {
  const trimmed = text.trim();
  return shape.test(trimmed) ? trimmed.toUpperCase() : undefined;
}
