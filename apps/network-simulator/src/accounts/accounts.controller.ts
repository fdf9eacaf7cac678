import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { readMessage } from '@hanout/messaging';
import {
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  UseFilters,
  type RawBodyRequest,
} from '@nestjs/common';
import { SimulatorConfig } from '../config';
import { FaultsService, type SpoiltReply } from '../faults/faults.service';
import { SpoiltAnswerFilter } from '../faults/spoilt-answer.filter';
import { AccountBatch } from './accounts.dto';
import { NetworkBooks, type RegistrationAnswer } from './network-books';
import { isSigned, networkSecret } from './request-signature';

@Controller('networks/:network/accounts')
@UseFilters(SpoiltAnswerFilter)
export class AccountsController {
  constructor(
    private readonly books: NetworkBooks,
    private readonly faults: FaultsService,
    private readonly config: SimulatorConfig,
  ) {}

  @Post()
  @HttpCode(200)
  register(
    @Param('network') name: string,
    @Headers('x-signature') signature: string | undefined,
    @Req() request: RawBodyRequest<object>,
    @Res({ passthrough: true }) reply: SpoiltReply,
  ): Promise<{ results: RegistrationAnswer[] } | undefined> {
    const network = networkOf(name);
    const raw = request.rawBody ?? Buffer.alloc(0);
    if (!isSigned(raw, signature, networkSecret(this.config.networksSecret, network))) {
      throw PLATFORM_ERRORS.error('platform.unauthenticated');
    }
    const { accounts } = readMessage(AccountBatch, JSON.parse(raw.toString('utf8')));
    return this.faults.answer(network, reply, () => ({ results: this.books.register(network, accounts) }));
  }

  @Get('summary')
  summary(@Param('network') name: string): { accounts: number } {
    return this.books.summary(networkOf(name));
  }

  @Get(':registrationId')
  find(
    @Param('network') name: string,
    @Param('registrationId') registrationId: string,
    @Res({ passthrough: true }) reply: SpoiltReply,
  ): Promise<RegistrationAnswer | undefined> {
    const network = networkOf(name);
    return this.faults.answer(network, reply, () => {
      const found = this.books.find(network, registrationId);
      if (!found) throw PLATFORM_ERRORS.error('platform.not_found');
      return found;
    });
  }
}

function networkOf(name: string): NetworkName {
  const network = NETWORKS.find((one) => one === name);
  if (!network) throw PLATFORM_ERRORS.error('platform.not_found', { field: 'network' });
  return network;
}
