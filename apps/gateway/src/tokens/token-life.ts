import type { JWTPayload } from 'jose';

/** Two machines' clocks may differ by this much. */
const CLOCKS_DIFFER_SECONDS = 30;

/** Whether a token was issued by now and ends within a life that tokens are given. Its end itself was looked at before. */
export function hasOrdinaryLife({ iat, exp }: JWTPayload, now: Date, lifeMaxSeconds: number): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  const isIssued = iat <= now.getTime() / 1_000 + CLOCKS_DIFFER_SECONDS;
  return isIssued && exp > iat && exp - iat <= lifeMaxSeconds;
}
