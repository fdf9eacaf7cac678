import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import type { NetworkFake } from '@hanout/network-testing';
import { AccountBook } from '../accounts/account-book';
import { Book } from '../books/book';
import type { RemoteClock } from '../clock/remote-clock';
import { byNetwork, type SimulatorConfig } from '../config';
import { Journal } from '../journal/journal';
import { networkSecret } from './network-secret';

/** One network as it is played here. */
export interface PlayedNetwork {
  name: NetworkName;
  secret: string;
  fake: NetworkFake;
  accounts: AccountBook;
  book: Book;
  /** Payouts whose amounts have spoilt an answer: each does so once. */
  spoilt: Set<string>;
}

/** Where each network's own side comes from; `NETWORK_LIST`, but in specs. */
export type Fakes = Readonly<Record<NetworkName, { fake(): Promise<NetworkFake> }>>;

/** The six networks. */
export class Networks {
  private constructor(private readonly played: ReadonlyMap<string, PlayedNetwork>) {}

  static async open(fakes: Fakes, config: SimulatorConfig, clock: RemoteClock): Promise<Networks> {
    const told = byNetwork(config.noticesUrls);
    const played = new Map<string, PlayedNetwork>();
    for (const name of NETWORKS) {
      const fake = await fakes[name].fake();
      const book = new Book({
        network: name,
        journal: new Journal(config.journalDir, `books-${name}`),
        now: () => clock.now(),
        answersLater: fake.face.answersLater,
        decideAfterMs: config.decideAfterMs,
        tells: fake.face.notice !== undefined,
        laysOut: fake.wire === 'http' && !told.has(name),
      });
      const accounts = new AccountBook(name, new Journal(config.journalDir, `accounts-${name}`));
      const secret = networkSecret(config.networksSecret, name);
      played.set(name, { name, secret, fake, accounts, book, spoilt: new Set() });
    }
    return new Networks(played);
  }

  all(): PlayedNetwork[] {
    return [...this.played.values()];
  }

  /** @throws `platform.not_found` for a name that is none of the six */
  of(name: string): PlayedNetwork {
    const network = this.played.get(name);
    if (!network) throw PLATFORM_ERRORS.error('platform.not_found', { field: 'network' });
    return network;
  }
}
