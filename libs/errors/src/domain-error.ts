import { isErrorKind } from './error-kind';
import type { ErrorKind } from './error-kind';

export const ERROR_LANGUAGES = ['en', 'fr', 'ar'] as const;
export type ErrorLanguage = (typeof ERROR_LANGUAGES)[number];

/** One sentence a person can read, in each language an error is written in. */
export type ErrorTexts = Readonly<Record<ErrorLanguage, string>>;

export interface ErrorDetail {
  /** The input field at fault, as the caller spelled it: `payee.phone`. */
  readonly field?: string;
  /** What the placeholders of the texts stand for. Never personal data: errors are logged. */
  readonly params?: Readonly<Record<string, string>>;
  /** What was caught, for the log of this process; it does not cross the wire. */
  readonly cause?: unknown;
}

/** A refusal as it crosses NATS, with its texts already filled in. */
export interface WireError {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly texts: ErrorTexts;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string>>;
}

/**
 * The business says no. Thrown through a feature's table (`PAYMENT_ERRORS.error('payments.quote_expired')`),
 * so that a code always comes with its kind and its texts. Codes are public: never renamed, never reused.
 *
 * It is not for failures (let those fly), nor for an unknown outcome (that is a value), nor for bugs.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: string;
  readonly kind: ErrorKind;
  readonly texts: ErrorTexts;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string>>;

  constructor(error: { code: string; kind: ErrorKind; texts: ErrorTexts }, detail: ErrorDetail = {}) {
    super(
      `${error.code}: ${error.texts.en}`,
      detail.cause === undefined ? undefined : { cause: detail.cause },
    );
    this.code = error.code;
    this.kind = error.kind;
    this.texts = error.texts;
    if (detail.field !== undefined) this.field = detail.field;
    if (detail.params !== undefined) this.params = detail.params;
  }

  toWire(): WireError {
    return {
      code: this.code,
      kind: this.kind,
      texts: this.texts,
      ...(this.field !== undefined && { field: this.field }),
      ...(this.params !== undefined && { params: this.params }),
    };
  }

  /**
   * The refusal another service sent. The stack is of this side; the other side's never travels.
   * @throws TypeError when it is no `WireError`: the sender is broken, which is a bug and not a refusal.
   */
  static fromWire(wire: unknown): DomainError {
    if (!isWireError(wire)) throw new TypeError('This is not an error as it crosses the wire');
    const { code, kind, texts, field, params } = wire;
    return new DomainError(
      { code, kind, texts: { en: texts.en, fr: texts.fr, ar: texts.ar } },
      { field, params },
    );
  }
}

export function isWireError(value: unknown): value is WireError {
  if (!isRecord(value)) return false;
  const { code, kind, texts, field, params } = value;
  return (
    typeof code === 'string' &&
    code.length > 0 &&
    isErrorKind(kind) &&
    isRecord(texts) &&
    ERROR_LANGUAGES.every((language) => typeof texts[language] === 'string') &&
    (field === undefined || typeof field === 'string') &&
    (params === undefined ||
      (isRecord(params) && Object.values(params).every((param) => typeof param === 'string')))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
