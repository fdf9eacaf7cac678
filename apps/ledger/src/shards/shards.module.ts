import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service';
import { InspectionConsumer } from '../inspection/inspection.consumer';
import { WholeLedger } from '../inspection/whole-ledger';
import { ProofService } from '../proof/proof.service';
import { StatementsService } from '../statements/statements.service';
import { TransfersService } from '../transfers/transfers.service';
import { CrossingsJob } from './crossings.job';
import { CrossingsService } from './crossings.service';
import { HalvesService } from './halves.service';
import { Instance } from './instance';
import { instanceConsumer } from './instance.consumer';
import { OwnLedger } from './own-ledger';
import { Router } from './router';
import { RouterConsumer } from './router.consumer';
import { WholesService } from './wholes.service';

@Module({})
class ShardsModule {}

/**
 * Stands in for the doors of the only ledger: the same services behind, a router before them. The only ledger has none of
 * it on its way.
 */
export function shardsModule(instance: string): DynamicModule {
  return {
    module: ShardsModule,
    controllers: [RouterConsumer, InspectionConsumer, instanceConsumer(instance)],
    providers: [
      Instance,
      AccountsService,
      TransfersService,
      StatementsService,
      ProofService,
      HalvesService,
      CrossingsService,
      CrossingsJob,
      WholesService,
      OwnLedger,
      Router,
      { provide: WholeLedger, useExisting: Router },
    ],
  };
}
