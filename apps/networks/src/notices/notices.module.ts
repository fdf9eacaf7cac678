import type { NetworkName } from '@hanout/contracts';
import { Module, type DynamicModule } from '@nestjs/common';
import { CollectionsService } from '../collections/collections.service';
import { payoutsModule } from '../payouts/payouts.module';
import { supportConsumer } from '../support/support.consumer';
import { SupportService } from '../support/support.service';
import { ReportsApplier } from '../reports/reports-applier.service';
import { ReportsJob } from '../reports/reports.job';
import { ReportsService } from '../reports/reports.service';
import { Hearing } from './hearing';
import { NoticeCounts } from './notice-counts';
import { NoticesApplier } from './notices-applier.service';
import { NoticesDoor } from './notices.door';
import { NoticesService } from './notices.service';
import { NoticesSources } from './notices.sources';

@Module({})
class NoticesModule {}

/** What a network tells us, by itself or in its statements: about payouts, and about money it collected. */
export function noticesModule(network: NetworkName): DynamicModule {
  return {
    module: NoticesModule,
    imports: [payoutsModule(network)],
    controllers: [supportConsumer(network)],
    providers: [
      CollectionsService,
      Hearing,
      NoticeCounts,
      NoticesApplier,
      NoticesDoor,
      NoticesService,
      NoticesSources,
      ReportsApplier,
      ReportsJob,
      ReportsService,
      SupportService,
    ],
  };
}
