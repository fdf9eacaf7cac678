import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type { CallerV1, TotpConfirmedV1, TotpStartedV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { PersonalData } from '../personal-data/personal-data.service';
import { totpPlace } from '../personal-data/places';
import { SECOND_FACTORS_ERRORS } from './second-factors.errors';
import {
  confirmTotp,
  hasPasskey,
  putRecoveryCodes,
  readTotp,
  startTotp,
  useRecoveryCode,
  useStep,
  type Totp as StoredTotp,
} from './second-factors.queries';
import { base32, stepOf } from './totp';

const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;

/** The second factor by authenticator app, with codes on paper for the day the phone is lost. */
@Injectable()
export class Totp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async start(caller: CallerV1): Promise<TotpStartedV1> {
    reachOf(caller, 'identity.enrol-totp');
    const bytes = randomBytes(SECRET_BYTES);
    const isStarted = await startTotp(this.dataSource.manager, {
      staffId: caller.id,
      secretSealed: this.personalData.seal(bytes.toString('hex'), totpPlace(caller.id)),
      keyId: this.personalData.sealingKeyId,
      at: this.clock.now(),
    });
    if (!isStarted) throw SECOND_FACTORS_ERRORS.error('identity.totp_enrolled');
    const secret = base32(bytes);
    return { secret, uri: `otpauth://totp/Hanout:${caller.id}?secret=${secret}&issuer=Hanout` };
  }

  /** From now on the password alone opens nothing. */
  async confirm(caller: CallerV1, code: string): Promise<TotpConfirmedV1> {
    reachOf(caller, 'identity.enrol-totp');
    const at = this.clock.now();
    const staffId = caller.id;
    const totp = await readTotp(this.dataSource.manager, staffId);
    if (totp?.isConfirmed) throw SECOND_FACTORS_ERRORS.error('identity.totp_enrolled');
    const step = totp && stepOf(code, { secret: this.secretOf(totp, staffId), at });
    if (totp === undefined || step === undefined)
      throw SECOND_FACTORS_ERRORS.error('identity.totp_code_wrong', { field: 'code' });
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => base32(randomBytes(RECOVERY_BYTES)));
    await inTransaction(this.dataSource, async (manager) => {
      if (!(await confirmTotp(manager, { staffId, secretSealed: totp.secretSealed, step, at })))
        throw SECOND_FACTORS_ERRORS.error('identity.totp_enrolled');
      const hashes = recoveryCodes.map((one) => this.hashOf(staffId, one));
      await putRecoveryCodes(manager, { staffId, hashes });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.enrol-totp',
        subject: { kind: 'staff', id: staffId },
      });
    });
    return { recoveryCodes };
  }

  /**
   * After the password. A code or recovery code that fits is used up.
   *
   * @returns `not_enrolled` when the password alone is enough as yet; `missing` when a second factor is enrolled and no
   *   code of it was given
   */
  async check(
    staffId: string,
    { totpCode, recoveryCode }: { totpCode?: string; recoveryCode?: string },
  ): Promise<'fits' | 'wrong' | 'missing' | 'not_enrolled'> {
    const { manager } = this.dataSource;
    const totp = await readTotp(manager, staffId);
    if (!totp?.isConfirmed) return (await hasPasskey(manager, staffId)) ? 'missing' : 'not_enrolled';
    const at = this.clock.now();
    if (totpCode !== undefined) {
      const step = stepOf(totpCode, { secret: this.secretOf(totp, staffId), at });
      return step !== undefined && (await useStep(manager, { staffId, step })) ? 'fits' : 'wrong';
    }
    if (recoveryCode === undefined) return 'missing';
    const hash = this.hashOf(staffId, recoveryCode.replace(/\s/g, '').toUpperCase());
    return (await useRecoveryCode(manager, { staffId, hash, at })) ? 'fits' : 'wrong';
  }

  private secretOf({ secretSealed, keyId }: StoredTotp, staffId: string): Buffer {
    return Buffer.from(this.personalData.open(secretSealed, keyId, totpPlace(staffId)), 'hex');
  }

  /** Eighty random bits: a keyed hash is enough, nobody guesses them. */
  private hashOf(staffId: string, code: string): Buffer {
    return this.personalData.hashReference('recovery-code', `${staffId}:${code}`);
  }
}
