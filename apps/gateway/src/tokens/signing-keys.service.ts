import { readSigningKeys } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import type { Clock } from '@hanout/calendar';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';
import { GatewayConfig } from '../config';

export interface KeySet {
  readonly find: JWTVerifyGetKey;
  /** Another one when other keys are given out: what was verified before is then no longer vouched for. */
  readonly fingerprint: string;
  readonly readAtMs: number;
}

/** The public keys access tokens are signed with, as `identity` gives them out. */
@Injectable()
export class SigningKeys {
  private readonly logger = new Logger('signing-keys');
  private keys: KeySet | undefined;
  private reading: Promise<KeySet> | undefined;

  constructor(
    private readonly asks: Asks,
    private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keys that are known go on serving while they are read again, so that nobody waits for identity, up or down.
   *
   * @throws DomainError `platform.unavailable` when there are no keys yet and none can be had
   */
  async current(): Promise<KeySet> {
    const { keys } = this;
    if (keys === undefined) return this.read();
    if (this.reading === undefined && this.ageMs(keys) >= this.config.signingKeysTtlSeconds * 1_000) {
      this.read().catch((error: unknown) =>
        this.logger.warn(`the signing keys could not be read again: ${String(error)}`),
      );
    }
    return keys;
  }

  /** The keys read again, for a token whose key is not among them; undefined when they were read a moment ago. */
  async newer(): Promise<KeySet | undefined> {
    const pauseMs = this.config.signingKeysPauseSeconds * 1_000;
    if (this.reading === undefined && this.keys !== undefined && this.ageMs(this.keys) < pauseMs)
      return undefined;
    return this.read();
  }

  private ageMs(keys: KeySet): number {
    return this.clock.now().getTime() - keys.readAtMs;
  }

  /** Everybody who needs the keys at once waits for the same answer. */
  private read(): Promise<KeySet> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<KeySet> {
    try {
      const { keys } = await this.asks.ask(readSigningKeys, {});
      const find = createLocalJWKSet({ keys: keys as unknown as JWK[] });
      this.keys = { find, fingerprint: JSON.stringify(keys), readAtMs: this.clock.now().getTime() };
      return this.keys;
    } catch (error) {
      if (error instanceof NoAnswer) throw PLATFORM_ERRORS.error('platform.unavailable', { cause: error });
      throw error;
    }
  }
}
