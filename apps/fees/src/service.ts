import { defineService } from '@hanout/service-kit';
import { BillingModule } from './billing/billing.module';
import { FeesConfig } from './config';
import { migrations } from './migrations';
import { RecordingModule } from './recording/recording.module';
import { Schedule } from './schedules/schedule.entity';
import { SchedulesModule } from './schedules/schedules.module';
import { SharingModule } from './sharing/sharing.module';
import { Simulation } from './simulations/simulation.entity';
import { SimulationsModule } from './simulations/simulations.module';
import { StepsModule } from './steps/steps.module';

export const service = defineService({
  name: 'fees',
  config: FeesConfig,
  database: { entities: [Schedule, Simulation], migrations },
  modules: [SchedulesModule, RecordingModule, BillingModule, SharingModule, SimulationsModule, StepsModule],
});
