import {
  ERROR_LANGUAGES,
  INTERNAL_ERROR,
  PLATFORM_ERRORS,
  type ErrorLanguage,
  type ErrorTexts,
} from '@hanout/errors';
import { DomainError } from '@hanout/errors';
import { NoAnswer } from '@hanout/messaging';
import { GATEWAY_ERRORS, statusOf } from '../gateway.errors';

/** RFC 9457; `texts` holds the sentence in every language, so that a page may show its own. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  /** The input field at fault, as the sender spelled it: `amount.minor`. */
  field?: string;
  detail?: string;
  texts: ErrorTexts;
  correlationId: string;
}

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

export function problemOf(
  error: DomainError,
  said: { language: ErrorLanguage; correlationId: string },
): Problem {
  const { code, texts, params } = error;
  const field = error.field?.replace(/^body\./, '');
  return {
    ...worded({ code, texts, status: statusOf(error), ...said }),
    ...(field !== undefined && field !== '' && { field }),
    // What the owner's validator found wrong, where a sentence alone would leave the sender guessing.
    ...(params?.problem !== undefined && { detail: params.problem }),
  };
}

/** What the outside sees of a bug of ours: nothing but a number to look it up by. */
export function internalProblem(said: { language: ErrorLanguage; correlationId: string }): Problem {
  const { code, texts, httpStatus } = INTERNAL_ERROR;
  return worded({ code, texts, status: httpStatus, ...said });
}

function worded(of: {
  code: string;
  texts: ErrorTexts;
  status: number;
  language: ErrorLanguage;
  correlationId: string;
}): Problem {
  return {
    type: `urn:hanout:problem:${of.code}`,
    title: of.texts[of.language],
    status: of.status,
    code: of.code,
    texts: of.texts,
    correlationId: of.correlationId,
  };
}

/** What went wrong, as a refusal; undefined for what we do not know, which is a bug. */
export function refusalOf(
  error: unknown,
  request: { method: string; jsonBodyMaxBytes: number },
): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof NoAnswer) {
    // A read that got no answer changed nothing; anything else may have been done.
    return request.method === 'GET' || request.method === 'HEAD'
      ? PLATFORM_ERRORS.error('platform.unavailable', { cause: error })
      : GATEWAY_ERRORS.error('platform.no_answer', { cause: error });
  }
  switch (codeOf(error)) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return GATEWAY_ERRORS.error('platform.invalid_json');
    case 'ECONNRESET':
      // The sender went away in the middle of a body: no fault of ours, and nobody reads the answer.
      return PLATFORM_ERRORS.error('platform.invalid_input', { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return GATEWAY_ERRORS.error('platform.unsupported_media_type');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return GATEWAY_ERRORS.error('platform.body_too_large', {
        params: { maxBytes: String(request.jsonBodyMaxBytes) },
      });
    default:
      return isClientFault(error)
        ? PLATFORM_ERRORS.error('platform.invalid_input', { cause: error })
        : undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** Fastify's other complaints about what was sent: a wrong Content-Length, a bad URL. */
function isClientFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}

/** The first language of an Accept-Language header, by weight, that errors are written in; English without one. */
export function languageOf(acceptLanguage: string | undefined): ErrorLanguage {
  const wished = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [range = '', ...options] = part.trim().toLowerCase().split(';');
      const quality = options
        .map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1])
        .find((q) => q !== undefined);
      return { language: range.split('-')[0], weight: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { language } of wished) {
    const known = ERROR_LANGUAGES.find((written) => written === language);
    if (known) return known;
  }
  return 'en';
}
