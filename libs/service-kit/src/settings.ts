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
}
