import { Module, type DynamicModule } from '@nestjs/common';
import { AggregatorController } from './aggregator/aggregator.controller';
import { Aggregator } from './aggregator/aggregator.service';
import { BooksController } from './books/books.controller';
import { ClockController } from './clock/clock.controller';
import { RemoteClock } from './clock/remote-clock';
import { CollectionsController } from './collections/collections.controller';
import { SimulatorConfig } from './config';
import { FaultsController } from './faults/faults.controller';
import { FaultsService } from './faults/faults.service';
import { NetworksController } from './networks/networks.controller';
import { Networks, type Fakes } from './networks/networks';
import { Outlets } from './notices/outlets';
import { TellingService } from './notices/telling.service';
import { PageRoutes } from './page/page.routes';
import { SmsCentre } from './sms/sms-centre';
import { SmsController } from './sms/sms.controller';
import { Reception } from './wires/reception';
import { Wires } from './wires/wires.service';

@Module({})
export class SimulatorModule {
  static of(fakes: Fakes): DynamicModule {
    const networks = {
      provide: Networks,
      useFactory: (config: SimulatorConfig, clock: RemoteClock) => Networks.open(fakes, config, clock),
      inject: [SimulatorConfig, RemoteClock],
    };
    return {
      module: SimulatorModule,
      controllers: [
        AggregatorController,
        BooksController,
        ClockController,
        CollectionsController,
        FaultsController,
        NetworksController,
        SmsController,
      ],
      providers: [
        Aggregator,
        FaultsService,
        networks,
        Outlets,
        PageRoutes,
        Reception,
        RemoteClock,
        SmsCentre,
        TellingService,
        Wires,
      ],
    };
  }
}
