import { NETWORK_LIST } from '@hanout/network-list';
import { defineService } from '@hanout/service-kit';
import { SimulatorConfig } from './config';
import type { Fakes } from './networks/networks';
import { SimulatorModule } from './simulator.module';

export const simulatorOf = (fakes: Fakes) =>
  defineService({
    name: 'network-simulator',
    config: SimulatorConfig,
    modules: [SimulatorModule.of(fakes)],
  });

export const service = simulatorOf(NETWORK_LIST);
