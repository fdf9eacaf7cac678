import { defineService } from '@hanout/service-kit';
import { BillingModule } from './billing/billing.module';
import { FeesConfig } from './config';
import { migrations } from './migrations';
import { Schedule } from './schedules/schedule.entity';
import { SchedulesModule } from './schedules/schedules.module';
import { Simulation } from './simulations/simulation.entity';
import { SimulationsModule } from './simulations/simulations.module';
import { StepsModule } from './steps/steps.module';

export const service = defineService({
  name: 'fees',
  config: FeesConfig,
  database: { entities: [Schedule, Simulation], migrations },
  modules: [SchedulesModule, BillingModule, SimulationsModule, StepsModule],
});
