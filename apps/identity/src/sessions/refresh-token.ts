import { createHash, randomBytes } from 'node:crypto';
import { openValue, sealValue } from '@hanout/sealing';

const BYTES = 32;

export function newRefreshToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is kept of a token. A random 256 bits need neither key nor salt. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Seals a token for whoever holds the one before it: nothing that is stored opens it. */
export function sealSuccessor(successor: string, { token }: { token: string }): Buffer {
  return sealValue(successor, keyOf(token), 'sessions.successor');
}

/** @throws Error when it was sealed for another token */
export function openSuccessor(sealed: Buffer, { token }: { token: string }): string {
  return openValue(sealed, keyOf(token), 'sessions.successor');
}

function keyOf(token: string): Buffer {
  return createHash('sha256').update('successor of ').update(token).digest();
}
