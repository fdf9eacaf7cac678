import { createHash } from 'node:crypto';
import type { AccountOpeningV1, AccountToOpenV1 } from '@hanout/contracts';

/** Public, like every reason: never renamed. In order of precedence. */
export type OpeningRefusal = 'bounds_invalid' | 'id_reused';

/** What makes two openings the same: everything that was asked for. */
export function openingHash(account: AccountToOpenV1): Buffer {
  const { kind, currency, network, floorMinor, ceilingMinor } = account;
  const content = [kind, currency, network ?? null, minorOf(floorMinor), minorOf(ceilingMinor)];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

function minorOf(text: string | null | undefined): string | null {
  return text ? BigInt(text).toString() : null;
}

/** An account opens at zero, so zero must be within its bounds. */
export function hasValidBounds({ floorMinor }: AccountToOpenV1): boolean {
  return !floorMinor || BigInt(floorMinor) <= 0n;
}

export interface AccountsFound {
  /** Opened just now. */
  opened: ReadonlySet<string>;
  /** The opening hash (hex) of every account asked for that exists. */
  hashes: ReadonlyMap<string, string>;
}

/** One answer per question, in its order; the second of two equal ones in the same list is a repeat. */
export function openingAnswers(
  asked: readonly AccountToOpenV1[],
  { opened, hashes }: AccountsFound,
): AccountOpeningV1[] {
  const told = new Set<string>();
  return asked.map((account): AccountOpeningV1 => {
    const { accountId } = account;
    const key = accountId.toLowerCase();
    const refused = (reason: OpeningRefusal): AccountOpeningV1 => ({ accountId, outcome: 'refused', reason });
    if (!hasValidBounds(account)) return refused('bounds_invalid');
    if (hashes.get(key) !== openingHash(account).toString('hex')) return refused('id_reused');
    const isFirst = opened.has(key) && !told.has(key);
    told.add(key);
    return { accountId, outcome: isFirst ? 'opened' : 'repeated' };
  });
}
