import { ServiceConfig } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export class GatewayConfig extends ServiceConfig {
  /** The folder that holds `wallet/site` and `console/site`; without it, the one this app was built into. */
  @IsOptional()
  @IsString()
  webRoot?: string;

  /** A question must fit into one NATS message (1 MiB) with its envelope. */
  @Type(() => Number)
  @IsInt()
  @Min(1_024)
  @Max(1_000_000)
  jsonBodyMaxBytes = 1_000_000;

  @Type(() => Number)
  @IsInt()
  @Min(1_024)
  @Max(2_000_000_000)
  rosterFileMaxBytes = 200_000_000;

  /** Pieces of one upload that wait for their answer at a time: what an upload may hold in memory. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(32)
  rosterPiecesInFlightMax = 4;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  tokensCachedMax = 10_000;

  /** Longer than any token lives that identity gives out: one that says more of itself was not meant for here. */
  @Type(() => Number)
  @IsInt()
  @Min(60)
  @Max(604_800)
  tokenLifeMaxSeconds = 86_400;

  /** After this long the signing keys are read again: how soon a withdrawn key stops working. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  signingKeysTtlSeconds = 600;

  /** A token with an unknown key makes us read the keys again, but not more often than this. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  signingKeysPauseSeconds = 10;

  /** Event streams that are open here at a time. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  eventStreamsMax = 5_000;

  /** The tabs of one person: with one more, the oldest ends. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  eventStreamsPerCallerMax = 6;

  /** Proxies close a line that is silent for longer than theirs. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  eventHeartbeatSeconds = 15;

  /** The proxies in front, addresses or ranges with commas between; who else names a forwarded address is not believed. */
  @IsOptional()
  @Matches(/^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/)
  trustedProxies?: string;
}
