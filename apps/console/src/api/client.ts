import { ACCESS_HEADERS, onSignedOut } from './access';
import { Refused, Unanswered, type Problem } from './problem';

const ROOT = '/api/v1';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One request to the API.
 *
 * @throws Refused when it says no
 * @throws Unanswered when it says nothing; ask again with the same ids, never with new ones
 */
export async function call<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${ROOT}${path}`, {
    method,
    cache: 'no-store',
    credentials: 'same-origin',
    headers: {
      ...ACCESS_HEADERS,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Unanswered(path, { cause });
  });
  const said: unknown = await response.json().catch(() => ({}));
  if (response.ok) return said as Answer;
  if (response.status === 401) onSignedOut();
  throw new Refused(response.status, said as Problem);
}

/** Sends a file as it is, and tells how much of it has left this machine: `fetch` cannot. */
export function sendFile(path: string, file: Blob, onSent: (share: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `${ROOT}${path}`);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(ACCESS_HEADERS)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new Unanswered(path));
    request.onload = () => {
      if (request.status < 300) return resolve(request.response);
      if (request.status === 401) onSignedOut();
      return reject(new Refused(request.status, (request.response ?? {}) as Problem));
    };
    request.send(file);
  });
}

/** `/payments?a=1`, without the values that are not given. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
