import { isProblem, RefusedError } from './problem';
import { ACCESS_HEADERS, onSignedOut } from './access';

export interface Answer {
  readonly status: number;
  /** Undefined where the answer is no JSON: something between us and the platform spoke. */
  readonly body: unknown;
}

interface Wish {
  readonly body?: object;
  readonly idempotencyKey?: string;
}

/** @param path below `/api/v1`; @throws TypeError when no answer came at all */
export async function call(
  method: string,
  path: string,
  { body, idempotencyKey }: Wish = {},
): Promise<Answer> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    cache: 'no-store',
    headers: {
      accept: 'application/json',
      ...ACCESS_HEADERS,
      ...(body && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (answer.status === 401) onSignedOut();
  return { status: answer.status, body: await answer.json().catch(() => undefined) };
}

/** For what moves nothing. @throws RefusedError for anything but a good answer */
export async function ask<Body>(method: string, path: string, body?: object): Promise<Body> {
  let answer: Answer;
  try {
    answer = await call(method, path, body && { body });
  } catch {
    throw new RefusedError('no-answer');
  }
  if (answer.status < 400 && answer.body !== undefined) return answer.body as Body;
  throw new RefusedError(isProblem(answer.body) ? answer.body : 'no-answer');
}
