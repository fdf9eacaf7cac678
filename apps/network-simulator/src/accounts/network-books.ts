import { createHash } from 'node:crypto';
import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { SimulatorConfig } from '../config';
import { Journal } from '../journal/journal';
import type { AccountToRegister } from './accounts.dto';

/** In the words of the remote systems. */
export interface RegistrationAnswer {
  registrationId: string;
  status: 'REGISTERED' | 'REJECTED';
  ref?: string;
  reason?: string;
}

type Entry = RegistrationAnswer & { walletId: string };

/** The books of the six networks' own systems: which accounts each of them knows. */
@Injectable()
export class NetworkBooks {
  private readonly books = new Map<NetworkName, Map<string, Entry>>();
  private readonly journals = new Map<NetworkName, Journal<Entry>>();

  constructor(config: SimulatorConfig) {
    for (const network of NETWORKS) {
      const journal = new Journal<Entry>(config.journalDir, `accounts-${network}`);
      this.journals.set(network, journal);
      this.books.set(network, new Map(journal.read().map((entry) => [entry.registrationId, entry])));
    }
  }

  /** Presenting a registration again gives the answer of the first time; another wallet under its id is rejected. */
  register(network: NetworkName, accounts: AccountToRegister[]): RegistrationAnswer[] {
    const book = this.books.get(network)!;
    const fresh: Entry[] = [];
    const answers = accounts.map(({ registrationId, walletId }): RegistrationAnswer => {
      const known = book.get(registrationId);
      if (known && known.walletId !== walletId)
        return { registrationId, status: 'REJECTED', reason: 'ID_REUSED' };
      if (known) return answerOf(known);
      const entry: Entry = {
        registrationId,
        walletId,
        status: 'REGISTERED',
        ref: referenceOf(network, registrationId),
      };
      book.set(registrationId, entry);
      fresh.push(entry);
      return answerOf(entry);
    });
    this.journals.get(network)!.append(fresh);
    return answers;
  }

  find(network: NetworkName, registrationId: string): RegistrationAnswer | undefined {
    const entry = this.books.get(network)!.get(registrationId);
    return entry && answerOf(entry);
  }

  summary(network: NetworkName): { accounts: number } {
    return { accounts: this.books.get(network)!.size };
  }
}

function answerOf({ registrationId, status, ref, reason }: Entry): RegistrationAnswer {
  return { registrationId, status, ...(ref ? { ref } : {}), ...(reason ? { reason } : {}) };
}

/** Each network numbers its accounts in its own way; here always the same for one registration. */
function referenceOf(network: NetworkName, registrationId: string): string {
  const digest = createHash('sha256').update(`${network} ${registrationId}`).digest('hex');
  return `${network.slice(0, 2).toUpperCase()}${BigInt(`0x${digest.slice(0, 14)}`)
    .toString()
    .padStart(18, '0')}`;
}
