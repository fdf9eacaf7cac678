import { defineService } from '@hanout/service-kit';
import { SimulatorConfig } from './config';
import { SimulatorModule } from './simulator.module';

export const service = defineService({
  name: 'network-simulator',
  config: SimulatorConfig,
  keepsRawBody: true,
  modules: [SimulatorModule],
});
