/** The tokens lie in cookies that no script sees; this header lets them count, and no other site's page can send it. */
export const ACCESS_HEADERS = { 'x-hanout-web': 'console' } as const;

const listeners = new Set<() => void>();

/** The platform does not know us any more. */
export function onSignedOut(): void {
  for (const listener of listeners) listener();
}

export function whenSignedOut(listener: () => void): void {
  listeners.add(listener);
}
