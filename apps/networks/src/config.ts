import { NETWORKS, type NetworkName } from '@hanout/contracts';
import type { TlsIdentity } from '@hanout/network-kit';
import { DatabaseServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';

/** A text in PEM, or the whole of it in base64, for settings that hold no line breaks. */
const PEM = /^(-----BEGIN [\s\S]+-----\s*|[A-Za-z0-9+/\s]+={0,2}\s*)$/;

export class NetworksConfig extends DatabaseServiceConfig {
  /** The one network that this deployment serves. */
  @IsIn(NETWORKS)
  network: NetworkName;

  /** Where the network's own system is (`file:///…`: the folder in which files are exchanged); the adapter knows what lies below. */
  @Matches(/^((https?|tls|tcp):\/\/[^\s/]+(\/\S*)?|file:\/\/\/\S+)$/)
  networkUrl: string;

  /** Shared with the network: requests to it are signed with it. */
  @IsSecret()
  @MinLength(16)
  networkSecret: string;

  /** Whose certificate is believed, and who we are, where the network asks for a certificate: PEM, or its base64. */
  @IsOptional()
  @Matches(PEM)
  networkTlsCa?: string;

  @IsOptional()
  @Matches(PEM)
  networkTlsCertificate?: string;

  @IsOptional()
  @IsSecret()
  @Matches(PEM)
  networkTlsKey?: string;

  /** Where the network reaches our `/notices`, for wires that say so in each request. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  noticesUrl?: string;

  /** 32 bytes in base64: account numbers and notices are sealed with it. */
  @IsSecret()
  dataKey: string;

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

  /** How many calls that pay out may be under way at once. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(256)
  payoutCallsMax = 16;

  /** After the first try that ended in no clear word; doubles with each further one. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  payoutPauseSeconds = 2;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  payoutPauseMaxSeconds = 300;

  /** After a not-yet of a network that tells us by itself what became of it; doubles, up to the same. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  payoutPendingPauseSeconds = 5;

  /** Of networks that take files and cannot be asked: when an order that they have, and say nothing of, is put into a file again. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(604_800)
  payoutFileAgainSeconds = 86_400;

  /** After this long without a clear word the network is asked to undo the order, where it can be asked; 0: never. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_592_000)
  payoutReverseAfterSeconds = 0;

  /** After this many failures in a row only probes go out; calls that were under way together fail as one. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  payoutBreakerFailures = 4;

  /** Between two probes. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  @Max(600_000)
  payoutProbeEveryMs = 2_000;

  /** The largest notice that is read. */
  @Type(() => Number)
  @IsInt()
  @Min(1_024)
  @Max(67_108_864)
  noticeMaxBytes = 1_048_576;

  /** After this many tries a notice that cannot be applied is a dead letter. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  noticeTriesMax = 8;

  /** After the first try that failed; doubles with each further one. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  noticeAgainSeconds = 5;

  /** How many notices that nobody can read are kept for a person to look at. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100_000)
  noticesUnreadableMax = 1_000;

  /** Of networks that lay files out for us: how often is looked. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(3_600_000)
  noticesFetchEveryMs = 10_000;

  /** Of networks that have statements of their days: how often that of a day which is not over is asked for. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  reportsFetchEverySeconds = 3_600;

  /** After the first question about a collection that got no answer; doubles with each further one. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  collectionPauseSeconds = 2;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  collectionPauseMaxSeconds = 300;
}

export function tlsIdentityOf({
  networkTlsCa,
  networkTlsCertificate,
  networkTlsKey,
}: NetworksConfig): TlsIdentity | undefined {
  const identity = {
    ...(networkTlsCa && { ca: pemOf(networkTlsCa) }),
    ...(networkTlsCertificate && { certificate: pemOf(networkTlsCertificate) }),
    ...(networkTlsKey && { key: pemOf(networkTlsKey) }),
  };
  return Object.keys(identity).length > 0 ? identity : undefined;
}

function pemOf(text: string): string {
  return text.startsWith('-----BEGIN ') ? text : Buffer.from(text, 'base64').toString('utf8');
}

/** Which subjects this process answers is part of its wiring, so the network is needed before the other settings are read. */
export function networkToServe(): NetworkName | undefined {
  return NETWORKS.find((network) => network === process.env.NETWORK);
}
