import { useSyncExternalStore } from 'react';
import { startAuthentication } from '@simplewebauthn/browser';
import type { Actor, Role } from '@hanout/access';
import { whenSignedOut } from '../api/access';
import { call } from '../api/client';

/**
 * Who sits here, for showing and no more: the API decides by itself. It is no secret and lies in the browser, so that a
 * reload and a second tab know it; the tokens lie in cookies that no script reads.
 */
export interface Session extends Actor {
  readonly staffId: string;
  /** When one has to sign in again, whatever one does until then. */
  readonly endsAt: string;
}

/** The answer to a sign-in. */
interface SignedIn {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly endsAt: string;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of six digits from an authenticator, or a recovery code. */
  readonly secondFactor?: string;
}

const KEPT = 'hanout.console.session';
const listeners = new Set<() => void>();
let ending: ReturnType<typeof setTimeout> | undefined;
let current = read(localStorage.getItem(KEPT));
endInTime();

export async function signIn({ username, password, secondFactor }: Credentials): Promise<void> {
  const factor = secondFactor?.replace(/\s/g, '') ?? '';
  const proof = factor === '' ? {} : /^\d{6}$/.test(factor) ? { totpCode: factor } : { recoveryCode: factor };
  await begin({ grant: 'staff', username, password, ...proof });
}

export async function signInWithPasskey(): Promise<void> {
  const { challenge, rpId } = await call<{ challenge: string; rpId: string }>(
    'POST',
    '/auth/passkey-challenges',
  );
  const { id, response } = await startAuthentication({
    optionsJSON: { challenge, rpId, userVerification: 'required' },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  const passkey = { id, clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) };
  await begin({ grant: 'passkey', passkey });
}

export async function signOut(): Promise<void> {
  // Whatever the service says, nobody sits here any more.
  await call('DELETE', '/auth/web-sessions/current').catch(() => undefined);
  keep(null);
}

/** Null when nobody has signed in. */
export function useSession(): Session | null {
  return useSyncExternalStore(subscribe, () => current);
}

async function begin(wish: object): Promise<void> {
  const { id, roles, endsAt } = await call<SignedIn>('POST', '/auth/web-sessions', wish);
  keep({ staffId: id, roles, endsAt });
}

function keep(session: Session | null): void {
  if (session) localStorage.setItem(KEPT, JSON.stringify(session));
  else localStorage.removeItem(KEPT);
  change(session);
}

function change(session: Session | null): void {
  current = session;
  endInTime();
  for (const listener of listeners) listener();
}

/** Nothing stays on the screen of somebody whose time is over, even when he asks for nothing. */
function endInTime(): void {
  clearTimeout(ending);
  if (current) ending = setTimeout(() => keep(null), Date.parse(current.endsAt) - Date.now());
}

function read(kept: string | null): Session | null {
  const session = JSON.parse(kept ?? 'null') as Session | null;
  return session && Date.parse(session.endsAt) > Date.now() ? session : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

whenSignedOut(() => keep(null));
// Another tab signed in or out.
addEventListener('storage', ({ key, newValue }) => {
  if (key === KEPT) change(read(newValue));
});
