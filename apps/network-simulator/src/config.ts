import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { ServiceConfig, IsSecret } from '@hanout/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';

const PEM = /^(-----BEGIN [\s\S]+-----\s*|[A-Za-z0-9+/]+={0,2})$/;

/** `cash-plus=…,m2t=…` */
const listOf = (value: string): RegExp => {
  const pair = `(${NETWORKS.join('|')})=${value}`;
  return new RegExp(`^${pair}(,${pair})*$`);
};

export class SimulatorConfig extends ServiceConfig {
  /** From it each network's own signing secret is made: HMAC-SHA-256 of the network's name, or of `aggregator`. */
  @IsSecret()
  @MinLength(16)
  networksSecret: string;

  /** Where each remote system keeps its journal, so that a restart forgets nothing; without it, memory only. */
  @IsOptional()
  @IsString()
  journalDir?: string;

  /** `cash-plus=http://127.0.0.1:8111/notices,…`: whom each network tells by itself; what it has no address for waits. */
  @IsOptional()
  @Matches(listOf('https?://[^,\\s]+'))
  noticesUrls?: string;

  /** `wafacash=8443,m2t=8583`: where networks listen whose wire is not plain HTTP; 0: any free port (tests). */
  @IsOptional()
  @Matches(listOf('\\d{1,5}'))
  networkPorts?: string;

  /** Who we are on wires over TLS, and whose customers' certificates are believed: PEM, or its base64. */
  @IsOptional()
  @Matches(PEM)
  tlsCa?: string;

  @IsOptional()
  @Matches(PEM)
  tlsCertificate?: string;

  @IsOptional()
  @IsSecret()
  @Matches(PEM)
  tlsKey?: string;

  /** Where the service behind our short number is: what the phone of `/ussd` dials goes there. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  ussdUrl?: string;

  /** How much later a network decides that only takes payments at first. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(600_000)
  decideAfterMs = 500;

  /** After the first notice that was not heard; doubles with each further one, up to a minute. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60_000)
  noticePauseMs = 1_000;
}

/** What a setting says of each network. */
export function byNetwork(list: string | undefined): ReadonlyMap<NetworkName, string> {
  const pairs = (list ?? '').split(',').filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at) as NetworkName, pair.slice(at + 1)];
    }),
  );
}

/** What a server over TLS shows and believes; undefined where it was told nothing. */
export function serverIdentityOf({
  tlsCa,
  tlsCertificate,
  tlsKey,
}: SimulatorConfig): ServerIdentity | undefined {
  if (!tlsCa || !tlsCertificate || !tlsKey) return undefined;
  return { ca: pemOf(tlsCa), cert: pemOf(tlsCertificate), key: pemOf(tlsKey) };
}

export interface ServerIdentity {
  ca: string;
  cert: string;
  key: string;
}

function pemOf(text: string): string {
  return text.startsWith('-----BEGIN ') ? text : Buffer.from(text, 'base64').toString('utf8');
}
