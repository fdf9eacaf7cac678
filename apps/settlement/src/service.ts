import { defineService } from '@hanout/service-kit';
import { SettlementConfig } from './config';
import { HeadsModule } from './heads/heads.module';
import { migrations } from './migrations';
import { PositionsModule } from './positions/positions.module';

export const service = defineService({
  name: 'settlement',
  config: SettlementConfig,
  database: { entities: [], migrations },
  modules: [PositionsModule, HeadsModule],
});
