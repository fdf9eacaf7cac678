import { ServiceConfig, IsSecret } from '@hanout/service-kit';
import { IsOptional, IsString, MinLength } from 'class-validator';

export class SimulatorConfig extends ServiceConfig {
  /** From it each network's own signing secret is made: HMAC-SHA-256 of the network's name. */
  @IsSecret()
  @MinLength(16)
  networksSecret: string;

  /** Where each remote system keeps its journal, so that a restart forgets nothing; without it, memory only. */
  @IsOptional()
  @IsString()
  journalDir?: string;
}
