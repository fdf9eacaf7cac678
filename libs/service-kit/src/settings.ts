import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';

const SECRETS = Symbol('hanout:secrets');

/** A setting that is never printed. */
export function IsSecret(): PropertyDecorator {
  return (target, property) => {
    IsString()(target, property);
    const secrets = (Reflect.getMetadata(SECRETS, target) as string[] | undefined) ?? [];
    Reflect.defineMetadata(SECRETS, [...secrets, String(property)], target);
  };
}

export function secretsOf(config: object): string[] {
  return (Reflect.getMetadata(SECRETS, config) as string[] | undefined) ?? [];
}

/** What every service is told. Defaults are for tuning only: an address or a secret that is missing stops the start. */
export class ServiceConfig {
  /** `nats://127.0.0.1:4222` */
  @Matches(/^(nats|tls):\/\//)
  natsUrl: string;

  @IsOptional()
  @IsString()
  natsUser?: string;

  @IsOptional()
  @IsSecret()
  natsPassword?: string;

  @IsString()
  httpHost = '127.0.0.1';

  /** 0: any free port (tests). */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  httpPort: number;
}

export class DatabaseServiceConfig extends ServiceConfig {
  @IsSecret()
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true })
  databaseUrl: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  databasePoolMax = 10;

  /** A fact that its readers have not confirmed after this long goes out again, then with doubling pauses. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  outboxRedriveSeconds = 30;

  /** After this many tries a fact that cannot be applied is stored as a dead letter. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  factDeliveriesMax = 8;

  /**
   * Seal facts while they wait in the outbox, and those that could not be applied: `<id>:<base64 of 32 bytes>[,…]`, the
   * first seals, all open. Without it they lie there as they are sent.
   */
  @IsOptional()
  @IsSecret()
  @Matches(/^[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=)*$/)
  envelopeKeys?: string;

  /** Where heads of the audit trail are appended, a file that the database's administrators cannot change. */
  @IsOptional()
  @IsString()
  auditHeadsFile?: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  auditHeadEverySeconds = 10;
}
