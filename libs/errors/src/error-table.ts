import { DomainError, ERROR_LANGUAGES } from './domain-error';
import type { ErrorDetail, ErrorTexts } from './domain-error';
import { isErrorKind } from './error-kind';
import type { ErrorKind } from './error-kind';

export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** May hold `{placeholders}`; all languages must hold the same ones. */
  readonly text: ErrorTexts;
}

export type ErrorEntries = Readonly<Record<`${string}.${string}`, ErrorEntry>>;

/** All refusals of one feature; the code in `error()` is checked by the compiler. */
export interface ErrorTable<Entries extends ErrorEntries> {
  readonly entries: Entries;
  /** Builds the refusal, to be thrown by the caller so that the compiler sees the end of the branch. */
  error(code: keyof Entries & string, detail?: ErrorDetail): DomainError;
}

const CODE = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*$/;
const PLACEHOLDER = /\{([A-Za-z]\w*)\}/g;

/**
 * Declares a feature's refusals. A table that is wrong (an odd code, a text with other placeholders
 * than its translation) throws here, when the service starts, and not on the day the error happens.
 */
export function errorTable<const Entries extends ErrorEntries>(entries: Entries): ErrorTable<Entries> {
  const known = new Map(Object.entries<ErrorEntry>(entries));
  for (const [code, entry] of known) assertEntry(code, entry);
  return {
    entries,
    error(code, detail = {}) {
      const entry = known.get(code);
      if (entry === undefined) throw new TypeError(`No error has the code ${code}`);
      return new DomainError({ code, kind: entry.kind, texts: fillAll(entry.text, detail.params) }, detail);
    },
  };
}

function fillAll(text: ErrorTexts, params: ErrorDetail['params'] = {}): ErrorTexts {
  return { en: fill(text.en, params), fr: fill(text.fr, params), ar: fill(text.ar, params) };
}

/** A placeholder nobody gave stays visible: an error must never fail for want of a word. */
function fill(text: string, params: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (placeholder: string, name: string) =>
    Object.hasOwn(params, name) ? (params[name] ?? placeholder) : placeholder,
  );
}

function assertEntry(code: string, { kind, text }: ErrorEntry): void {
  if (!CODE.test(code)) throw new TypeError(`The error code ${code} is not spelled feature.some_reason`);
  if (!isErrorKind(kind)) throw new TypeError(`The error ${code} has no known kind`);
  const expected = placeholdersOf(text.en);
  for (const language of ERROR_LANGUAGES) {
    if (text[language].trim() === '') throw new TypeError(`The error ${code} has no text in ${language}`);
    if (placeholdersOf(text[language]) !== expected) {
      throw new TypeError(`The error ${code} has other placeholders in ${language} than in en`);
    }
  }
}

function placeholdersOf(text: string): string {
  return [...new Set(text.match(PLACEHOLDER))].sort().join(' ');
}
