import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type {
  AuthorisationRefusal,
  AuthorisePaymentV1,
  DeviceConsentV1,
  PaymentAuthorisationV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { CLOCK } from '@hanout/service-kit';
import { CoolDowns } from '../cool-downs/cool-downs.service';
import { PinChecks, type PinOutcome } from '../pins/pin-checks.service';
import rules from './device-rules.json';
import { messageOf, verifySignature } from './device-signature';
import { readOwnDevice } from './devices.queries';
import {
  insertAuthorisation,
  readAuthorisation,
  spendByDevice,
  type Authorisation,
} from './payment-authorisations.queries';

const PIN_REFUSALS: Record<Exclude<PinOutcome, 'right'>, AuthorisationRefusal> = {
  wrong: 'pin_wrong',
  locked: 'pin_locked',
  not_set: 'pin_not_set',
};

class Refusal extends Error {
  constructor(readonly reason: AuthorisationRefusal) {
    super(reason);
  }
}

/** The payer's consent to one payment, by PIN, or by a device for small amounts. Once given it is given. */
@Injectable()
export class PaymentAuthorisations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pins: PinChecks,
    private readonly coolDowns: CoolDowns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async authorise(question: AuthorisePaymentV1): Promise<PaymentAuthorisationV1> {
    if (question.caller.kind !== 'person') throw PLATFORM_ERRORS.error('platform.forbidden');
    const contentHash = contentOf(question);
    try {
      const before = await readAuthorisation(this.dataSource.manager, question.paymentId);
      if (before !== undefined) return repeated(before, contentHash);
      await this.withinCoolDown(question);
      const { pin, device } = question;
      if (pin !== undefined) return await this.byPin(question, pin, contentHash);
      if (device !== undefined) return await this.byDevice(question, device, contentHash);
      throw new Refusal('proof_missing');
    } catch (error) {
      if (error instanceof Refusal) return { outcome: 'refused', reason: error.reason };
      throw error;
    }
  }

  private async withinCoolDown({ caller, amount }: AuthorisePaymentV1): Promise<void> {
    const running = await this.coolDowns.running(caller.id);
    const isAbove = running.some(
      ({ perPaymentMinor, currency }) =>
        currency === amount.currency && BigInt(amount.minor) > BigInt(perPaymentMinor),
    );
    if (isAbove) throw new Refusal('cool_down_limit');
  }

  private async byPin(
    { caller, paymentId }: AuthorisePaymentV1,
    pin: string,
    contentHash: Buffer,
  ): Promise<PaymentAuthorisationV1> {
    const outcome = await this.pins.check(caller.id, pin);
    if (outcome !== 'right') throw new Refusal(PIN_REFUSALS[outcome]);
    return this.write({ paymentId, personId: caller.id, contentHash, method: 'pin' });
  }

  private async byDevice(
    question: AuthorisePaymentV1,
    consent: DeviceConsentV1,
    contentHash: Buffer,
  ): Promise<PaymentAuthorisationV1> {
    const { caller, paymentId, amount } = question;
    const { deviceId, nonce } = consent;
    const isSmall =
      amount.currency === rules.currency && BigInt(amount.minor) <= BigInt(rules.perPaymentMinor);
    if (!isSmall) throw new Refusal('device_limit');
    const device = await readOwnDevice(this.dataSource.manager, { deviceId, personId: caller.id });
    const leftMs = new Date(consent.expiresAt).getTime() - this.clock.now().getTime();
    const isInTime = leftMs > 0 && leftMs <= rules.consentSecondsMax * 1_000;
    if (
      device === undefined ||
      !isInTime ||
      !verifySignature(device.publicKey, consentMessage(question, consent), consent.signature)
    )
      throw new Refusal('device_refused');
    return this.write(
      { paymentId, personId: caller.id, contentHash, method: 'device', deviceId, nonce },
      BigInt(amount.minor),
    );
  }

  private write(authorisation: Authorisation, deviceMinor?: bigint): Promise<PaymentAuthorisationV1> {
    const { personId, paymentId, contentHash, method } = authorisation;
    const at = this.clock.now();
    return inTransaction(this.dataSource, async (manager) => {
      if (!(await insertAuthorisation(manager, authorisation, at))) {
        const before = await readAuthorisation(manager, paymentId);
        if (before === undefined) throw new Refusal('device_refused');
        return repeated(before, contentHash);
      }
      const limit = {
        currency: rules.currency,
        perDayMinor: BigInt(rules.perDayMinor),
        day: businessDayOf(at),
      };
      if (
        deviceMinor !== undefined &&
        !(await spendByDevice(manager, { personId, minor: deviceMinor, ...limit }))
      )
        throw new Refusal('device_limit');
      return { outcome: 'authorised', method };
    });
  }
}

/** What a device signs; see `DeviceConsentV1`. */
export function consentMessage(
  { paymentId, amount, payee }: Pick<AuthorisePaymentV1, 'paymentId' | 'amount' | 'payee'>,
  { deviceId, nonce, expiresAt }: Pick<DeviceConsentV1, 'deviceId' | 'nonce' | 'expiresAt'>,
): Buffer {
  return messageOf(
    'hanout:pay:v1',
    deviceId,
    paymentId,
    `${amount.minor} ${amount.currency}`,
    payee,
    nonce,
    expiresAt,
  );
}

function contentOf({ caller, amount, payee }: AuthorisePaymentV1): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([caller.id, caller.walletId, amount.minor, amount.currency, payee]))
    .digest();
}

function repeated({ contentHash, method }: Authorisation, asked: Buffer): PaymentAuthorisationV1 {
  if (!contentHash.equals(asked)) throw new Refusal('payment_differs');
  return { outcome: 'authorised', method };
}
