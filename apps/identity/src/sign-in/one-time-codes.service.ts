import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { businessDayBounds, businessDayOf, type Clock } from '@hanout/calendar';
import type { CodeRequestedV1, Language, RequestCodeBodyV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { readPhone } from '@hanout/identifiers';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { readSealingKey } from '@hanout/sealing';
import { PersonalData } from '../personal-data/personal-data.service';
import { CodeSender } from './code-sender';
import { countRequest, forgetCounts } from './code-request-counts.queries';
import { forgetCodes, storeCode, tryCode, type CodeToStore } from './one-time-codes.queries';
import { SIGN_IN_ERRORS } from './sign-in.errors';

const DIGITS = 6;
const FORGET_EVERY_MS = 600_000;
const FORGET_BATCH = 5_000;
const HOUR_MS = 3_600_000;
/** Plus sign and seven digits. */
const BLOCK_LENGTH = 8;

/** Codes by SMS: six random digits, kept as a keyed hash, few tries, used once. */
@Injectable()
export class OneTimeCodes implements OnApplicationBootstrap {
  private readonly codeHashKey: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly sender: CodeSender,
    private readonly jobs: Jobs,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.codeHashKey = readSealingKey(config.codeHashKey);
  }

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'forget-codes', everyMs: FORGET_EVERY_MS }, async () => {
      const limitedMs = Math.max(this.config.codeRequestWindowSeconds, this.config.codeTtlSeconds) * 1_000;
      const expiredBefore = new Date(this.clock.now().getTime() - limitedMs);
      const forgotten = await forgetCodes(this.dataSource.manager, { expiredBefore, limit: FORGET_BATCH });
      await forgetCounts(this.dataSource.manager, new Date(this.clock.now().getTime() - 48 * HOUR_MS));
      return forgotten === FORGET_BATCH;
    });
  }

  /**
   * Answers the same, and takes the same steps, whether the number is known or not; an unknown one is limited too and
   * gets a code that nothing fits, unless it is to register. The SMS leaves after the answer: waiting for it would tell
   * who is known.
   */
  async requestCode({ phone: written, toSignUp, language }: RequestCodeBodyV1): Promise<CodeRequestedV1> {
    const phone = readPhone(written);
    if (phone === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_phone', { field: 'phone' });
    const phoneHash = this.personalData.hashPhone(phone);
    const [person]: { language: Language }[] = await this.dataSource.query(
      'select language from people where phone_hash = $1',
      [phoneHash],
    );
    const told = person?.language ?? (toSignUp === true ? (language ?? 'ar') : undefined);
    const code = randomInt(10 ** DIGITS)
      .toString()
      .padStart(DIGITS, '0');
    await this.storeWithinLimits(phone, {
      phoneHash,
      codeHash: told === undefined ? randomBytes(32) : this.hashCode(phoneHash, code),
      at: this.clock.now(),
      ttlSeconds: this.config.codeTtlSeconds,
      triesMax: this.config.codeTriesMax,
      requestsMax: this.config.codeRequestsMax,
      windowSeconds: this.config.codeRequestWindowSeconds,
    });
    if (told !== undefined) this.sender.send({ phone, code, language: told });
    return { expiresInSeconds: this.config.codeTtlSeconds };
  }

  /**
   * The number's limits together or not at all; then the block's, in a statement of its own, because the many who share
   * its row would wait for one another's commits.
   */
  private async storeWithinLimits(phone: string, code: CodeToStore): Promise<void> {
    const { codeRequestsPerDayMax, codeRequestsPerBlockMax } = this.config;
    const { from: today } = businessDayBounds(businessDayOf(code.at));
    const thisHour = new Date(Math.floor(code.at.getTime() / HOUR_MS) * HOUR_MS);
    const ofNumber = { counted: code.phoneHash.toString('hex'), since: today, max: codeRequestsPerDayMax };
    const block = phone.slice(0, BLOCK_LENGTH);
    const ofBlock = { counted: `block:${block}`, since: thisHour, max: codeRequestsPerBlockMax };
    await inTransaction(this.dataSource, async (manager) => {
      if (!(await storeCode(manager, code))) throw SIGN_IN_ERRORS.error('identity.too_many_codes');
      if (!(await countRequest(manager, ofNumber)))
        throw SIGN_IN_ERRORS.error('identity.too_many_codes_today');
    });
    if (!(await countRequest(this.dataSource.manager, ofBlock)))
      throw SIGN_IN_ERRORS.error('identity.too_many_codes');
  }

  /** Takes one try. @returns the hash of the phone when the code fitted; it is used up then */
  async redeem({ phone: written, code }: { phone: string; code: string }): Promise<Buffer | undefined> {
    const phone = readPhone(written);
    if (phone === undefined) return undefined;
    const phoneHash = this.personalData.hashPhone(phone);
    const codeHash = this.hashCode(phoneHash, code.trim());
    const hasFitted = await tryCode(this.dataSource.manager, { phoneHash, codeHash, at: this.clock.now() });
    return hasFitted ? phoneHash : undefined;
  }

  /** Bound to the phone: a code's hash copied to another row fits nothing. */
  private hashCode(phoneHash: Buffer, code: string): Buffer {
    return createHmac('sha256', this.codeHashKey).update(phoneHash).update(code).digest();
  }
}
