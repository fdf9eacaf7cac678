import { createHmac, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '@hanout/calendar';
import type { Language } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { readSealingKey } from '@hanout/sealing';
import { PersonalData } from '../personal-data/personal-data.service';
import { CodeSender } from '../sign-in/code-sender';
import { storeCode, tryCode } from '../sign-in/one-time-codes.queries';
import { SIGN_IN_ERRORS } from '../sign-in/sign-in.errors';

const DIGITS = 6;

/**
 * Codes that prove a number, and nothing else: bound to the person who asked and kept apart from those of a sign-in, so
 * that neither is good for the other.
 */
@Injectable()
export class NumberCodes {
  private readonly codeHashKey: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly sender: CodeSender,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.codeHashKey = readSealingKey(config.codeHashKey);
  }

  /** @returns how long the code is good. @throws DomainError `identity.too_many_codes` */
  async send(personId: string, phone: string): Promise<number> {
    const [person]: { language: Language }[] = await this.dataSource.query(
      'select language from people where person_id = $1',
      [personId],
    );
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const hasRoom = await storeCode(this.dataSource.manager, {
      phoneHash: this.rowOf(phone),
      codeHash: this.hashCode(personId, phone, code),
      at: this.clock.now(),
      ttlSeconds: this.config.codeTtlSeconds,
      triesMax: this.config.codeTriesMax,
      requestsMax: this.config.codeRequestsMax,
      windowSeconds: this.config.codeRequestWindowSeconds,
    });
    if (!hasRoom) throw SIGN_IN_ERRORS.error('identity.too_many_codes');
    this.sender.send({ phone, code, language: person?.language ?? 'ar' });
    return this.config.codeTtlSeconds;
  }

  /** Takes one try; a code that fits is used up. */
  redeem(personId: string, { phone, code }: { phone: string; code: string }): Promise<boolean> {
    return tryCode(this.dataSource.manager, {
      phoneHash: this.rowOf(phone),
      codeHash: this.hashCode(personId, phone, code.trim()),
      at: this.clock.now(),
    });
  }

  private rowOf(phone: string): Buffer {
    return this.personalData.hashContent(`number-to-prove:${phone}`);
  }

  private hashCode(personId: string, phone: string, code: string): Buffer {
    return createHmac('sha256', this.codeHashKey).update(`number:${personId}:${phone}:${code}`).digest();
  }
}
