import { useSyncExternalStore } from 'react';
import { startAuthentication } from '@simplewebauthn/browser';
import type { Actor, Role } from '@hanout/access';
import { call } from '../api/client';
import { accessToken } from '../api/token';

/** Who sits here: what the access token says, for showing and no more. The API decides by itself. */
export interface Session extends Actor {
  readonly staffId: string;
}

interface SignedIn {
  readonly accessToken: string;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of six digits from an authenticator, or a recovery code. */
  readonly secondFactor?: string;
}

export async function signIn({ username, password, secondFactor }: Credentials): Promise<void> {
  const factor = secondFactor?.replace(/\s/g, '') ?? '';
  const proof = factor === '' ? {} : /^\d{6}$/.test(factor) ? { totpCode: factor } : { recoveryCode: factor };
  const body = { grant: 'staff', username, password, ...proof };
  accessToken.keep((await call<SignedIn>('POST', '/auth/tokens', body)).accessToken);
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
  const body = { grant: 'passkey', passkey };
  accessToken.keep((await call<SignedIn>('POST', '/auth/tokens', body)).accessToken);
}

export async function signOut(): Promise<void> {
  // Whatever the service says, nobody sits here any more.
  await call('POST', '/me/sign-out').catch(() => undefined);
  accessToken.end();
}

/** Null when nobody has signed in. */
export function useSession(): Session | null {
  const token = useSyncExternalStore(accessToken.subscribe, accessToken.read);
  return token === undefined ? null : sessionOf(token);
}

const known = new Map<string, Session>();

function sessionOf(token: string): Session {
  const before = known.get(token);
  if (before) return before;
  known.clear();
  const claims = JSON.parse(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'))) as {
    sub: string;
    roles: Role[];
    scopes?: string[];
  };
  const session = {
    staffId: claims.sub,
    roles: claims.roles,
    ...(claims.scopes && { scopes: claims.scopes }),
  };
  known.set(token, session);
  return session;
}
