import { useSyncExternalStore } from 'react';
import { whenSignedOut } from '../api/access';
import { ask, call } from '../api/client';
import { deviceAtSignIn } from '../device/device-key';
import { forgetOperations } from '../offline/operations';
import { forgetFulfilled } from '../once/place';

export const ROLES = ['customer', 'merchant', 'cashier', 'agent'] as const;
export type Role = (typeof ROLES)[number];

/** Who holds the device: no secret, and kept in it, so that the shell and the last operations are there without a network. */
export interface Session {
  readonly role: Role;
  /** Of the person: one device may serve several agents or cashiers. */
  readonly id: string;
  readonly walletId?: string;
  readonly merchantCode?: string;
  readonly network?: string;
}

const KEPT = 'hanout.session';
const listeners = new Set<() => void>();
let current = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Session | null;

function change(session: Session | null): void {
  current = session;
  if (session) localStorage.setItem(KEPT, JSON.stringify(session));
  else localStorage.removeItem(KEPT);
  for (const listener of listeners) listener();
}

whenSignedOut(() => change(null));
// Another tab signed in or out.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEPT) change(JSON.parse(newValue ?? 'null') as Session | null);
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): Session | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** Of the signed-in part of the app. */
export function useOwnSession(): Session {
  const session = useSession();
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}

const GRANTS: Readonly<Record<Role, object>> = {
  customer: { grant: 'code', as: 'customer' },
  merchant: { grant: 'code', as: 'merchant' },
  cashier: { grant: 'appointment', appointedAs: 'cashier' },
  agent: { grant: 'appointment', appointedAs: 'agent' },
};

const LAST_WALLET = 'hanout.last-wallet';

/** @throws RefusedError */
export async function openSession(role: Role, proof: { phone: string; code: string }): Promise<void> {
  const device = await deviceAtSignIn(localStorage.getItem(LAST_WALLET) ?? undefined, proof.code);
  await signIn(role, { ...GRANTS[role], ...proof, ...(device && { device }) });
}

/** Opens a wallet for a number that may have none, and signs in to it. @throws RefusedError */
export async function signUp(newcomer: {
  phone: string;
  code: string;
  nameAr?: string;
  nameFr?: string;
  network: string;
  language: string;
}): Promise<void> {
  await signIn('customer', { grant: 'sign-up', ...newcomer });
}

async function signIn(role: Role, wish: object): Promise<void> {
  const signedIn = await ask<Omit<Session, 'role'>>('POST', '/auth/web-sessions', wish);
  const { id, walletId, merchantCode, network } = signedIn;
  if (walletId !== undefined) localStorage.setItem(LAST_WALLET, walletId);
  change({ role, id, walletId, merchantCode, network });
}

/** Whoever takes the device next reads nothing of what this one did; what has no clear answer yet stays, to be asked for. */
export async function endSession(): Promise<void> {
  await forgetOperations().catch(() => undefined);
  await forgetFulfilled().catch(() => undefined);
  // Signed out on this device whatever the platform answers; the session there ends by itself in time.
  await call('DELETE', '/auth/web-sessions/current').catch(() => undefined);
  change(null);
}
