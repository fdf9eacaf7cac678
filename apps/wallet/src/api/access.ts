/**
 * How a request shows who asks. Only this file and `session/session.ts` know: the access token of this tab, until a
 * cookie that no script sees takes its place.
 */
const TOKEN = 'hanout.access-token';

const listeners = new Set<() => void>();

export function keepAccess(token: string | undefined): void {
  if (token === undefined) sessionStorage.removeItem(TOKEN);
  else sessionStorage.setItem(TOKEN, token);
}

export function accessHeaders(): Readonly<Record<string, string>> {
  const token = sessionStorage.getItem(TOKEN);
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

/** The platform does not know us any more. */
export function onSignedOut(): void {
  for (const listener of listeners) listener();
}

export function whenSignedOut(listener: () => void): void {
  listeners.add(listener);
}
