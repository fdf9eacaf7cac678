import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsUrl, Max, Min, MinLength } from 'class-validator';

export class NetworksConfig extends DatabaseServiceConfig {
  /** The one network that this deployment serves. */
  @IsIn(NETWORKS)
  network: NetworkName;

  /** Where the network's own system is; the adapter knows what lies below. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  networkUrl: string;

  /** Shared with the network: requests to it are signed with it. */
  @IsSecret()
  @MinLength(16)
  networkSecret: string;

  /** For one exchange with the network's system, from connecting to the last byte. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(60_000)
  networkTimeoutMs = 10_000;

  /** How many wallets are registered in one call. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  registrationBatchMax = 500;

  /** After the first try that ended in no clear word; doubles with each further one. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  registrationPauseSeconds = 2;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  registrationPauseMaxSeconds = 900;
}

/** Which subjects this process answers is part of its wiring, so the network is needed before the other settings are read. */
export function networkToServe(): NetworkName | undefined {
  return NETWORKS.find((network) => network === process.env.NETWORK);
}
