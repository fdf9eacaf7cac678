import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealing } from '../sealing/sealing';
import { codePlace, phonePlace } from './places';
import type { Voucher } from './voucher';
import { makeCode } from './voucher-numbers';
import { readVoucherRules } from './voucher-rulebook';
import { replaceCode } from './vouchers.queries';

/** New codes for vouchers that stand. */
@Injectable()
export class VoucherCodes {
  constructor(private readonly sealing: Sealing) {}

  /** Under the lock of the voucher. */
  async renew(
    manager: EntityManager,
    { voucherId, serial }: Voucher,
    recipient: { phone: string; language: string } | undefined,
  ): Promise<void> {
    const [{ validDays }, code] = [await readVoucherRules(manager), makeCode()];
    await replaceCode(manager, voucherId, {
      codeHash: this.sealing.keyedHash(code),
      codeSealed: this.sealing.seal(code, codePlace(serial)),
      validDays,
      ...(recipient && {
        recipient: {
          phoneSealed: this.sealing.seal(recipient.phone, phonePlace(serial)),
          language: recipient.language,
        },
      }),
    });
  }
}
