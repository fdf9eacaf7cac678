import { createHmac } from 'node:crypto';

const SPACE = 1_000_000n;

/** Six digits that only we can work out: told again to whoever asks again, and kept nowhere. */
export function codeOf(codeId: string, key: Buffer): string {
  const sum = createHmac('sha256', key).update(`authorisation-code-1 ${codeId}`).digest();
  return (sum.readBigUInt64BE() % SPACE).toString().padStart(6, '0');
}

/** With the wallet, so that the same digits of two wallets look unlike. */
export function hashOf(payerWalletId: string, code: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`authorisation-code-hash-1 ${payerWalletId} ${code}`).digest();
}

/** The code again, by its hash; undefined when the key it was made with is not among these. */
export function codeOfHash(
  { codeId, payerWalletId, hash }: { codeId: string; payerWalletId: string; hash: Buffer },
  keys: Iterable<Buffer>,
): string | undefined {
  for (const key of keys) {
    const code = codeOf(codeId, key);
    if (hashOf(payerWalletId, code, key).equals(hash)) return code;
  }
  return undefined;
}
