import { readMessage } from '@hanout/messaging';
import { Body, Controller, Param, Post } from '@nestjs/common';
import type { Entry } from '../books/entry';
import { FaultsService } from '../faults/faults.service';
import { Networks } from '../networks/networks';
import { CollectionToMake, SOMEBODY } from './collections.dto';

/** A customer of a network pays one of ours. */
@Controller('networks/:network/collections')
export class CollectionsController {
  constructor(
    private readonly networks: Networks,
    private readonly faults: FaultsService,
  ) {}

  @Post()
  collect(@Param('network') network: string, @Body() body: unknown): Entry {
    const { name, book } = this.networks.of(network);
    const { account = SOMEBODY, payee, amount } = readMessage(CollectionToMake, body);
    return book.collect({ account, payee, amount }, { notice: this.faults.take(name, 'notice', amount) });
  }
}
