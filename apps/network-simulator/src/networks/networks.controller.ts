import { Controller, Get } from '@nestjs/common';
import type { Summary } from '../books/entries';
import type { NoticeQueue } from '../notices/notice-queue';
import { Wires } from '../wires/wires.service';
import { Networks, type PlayedNetwork } from './networks';

interface NetworkShown {
  network: string;
  wire: 'http' | 'https' | 'tcp' | 'tls';
  /** Below this simulator, or on a port of its own; absent where it is not reached. */
  address?: string;
  /** A payment is only taken at first. */
  answersLater: boolean;
  accounts: number;
  entries: Summary;
  notices: ReturnType<NoticeQueue['counts']>;
}

const OVER_TLS = { http: 'https', tcp: 'tls' } as const;

/** The six at a glance. */
@Controller('networks')
export class NetworksController {
  constructor(
    private readonly networks: Networks,
    private readonly wires: Wires,
  ) {}

  @Get()
  all(): NetworkShown[] {
    return this.networks.all().map((network) => this.show(network));
  }

  private show({ name, fake, accounts, book }: PlayedNetwork): NetworkShown {
    const wire = fake.isTls ? OVER_TLS[fake.wire] : fake.wire;
    const address = wire === 'http' ? `/networks/${name}` : this.wires.addressOf(name);
    return {
      network: name,
      wire,
      ...(address !== undefined && { address }),
      answersLater: fake.face.answersLater,
      accounts: accounts.size,
      entries: book.entries.summary(),
      notices: book.notices.counts(),
    };
  }
}
