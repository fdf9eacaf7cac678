import { createHash } from 'node:crypto';
import type { AccountToRegister } from '@hanout/network-kit';
import type { RemoteResult } from '@hanout/network-testing';
import type { Journal } from '../journal/journal';

export interface AccountLine {
  registrationId: string;
  walletId: string;
  status: 'REGISTERED';
  ref: string;
}

/** Which of our accounts one network's own system knows. */
export class AccountBook {
  private readonly known: Map<string, AccountLine>;

  constructor(
    private readonly network: string,
    private readonly journal: Journal<AccountLine>,
  ) {
    this.known = new Map(journal.read().map((line) => [line.registrationId, line]));
  }

  /** Presenting a registration again gives the answer of the first time; another wallet under its id is declined. */
  register(accounts: readonly AccountToRegister[]): RemoteResult[] {
    const fresh: AccountLine[] = [];
    const results = accounts.map(({ registrationId, walletId }): RemoteResult => {
      const known = this.known.get(registrationId);
      if (known && known.walletId !== walletId)
        return { id: registrationId, word: 'declined', reason: 'ID_REUSED' };
      if (known) return resultOf(known);
      const ref = referenceOf(this.network, registrationId);
      const line: AccountLine = { registrationId, walletId, status: 'REGISTERED', ref };
      this.known.set(registrationId, line);
      fresh.push(line);
      return resultOf(line);
    });
    this.journal.append(fresh);
    return results;
  }

  find(registrationId: string): RemoteResult | undefined {
    const line = this.known.get(registrationId);
    return line && resultOf(line);
  }

  get size(): number {
    return this.known.size;
  }
}

function resultOf({ registrationId, ref }: AccountLine): RemoteResult {
  return { id: registrationId, word: 'done', ref };
}

/** Each network numbers its accounts in its own way; here always the same for one registration. */
function referenceOf(network: string, registrationId: string): string {
  const digest = createHash('sha256').update(`${network} ${registrationId}`).digest('hex');
  return `${network.slice(0, 2).toUpperCase()}${BigInt(`0x${digest.slice(0, 14)}`)
    .toString()
    .padStart(18, '0')}`;
}
