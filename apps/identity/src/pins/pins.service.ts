import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type { CallerV1, PinStateV1, SetPinBodyV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { CLOCK } from '@hanout/service-kit';
import { CoolDowns } from '../cool-downs/cool-downs.service';
import { PersonalData } from '../personal-data/personal-data.service';
import { personPlace } from '../personal-data/places';
import { Sessions } from '../sessions/sessions.service';
import { OneTimeCodes } from '../sign-in/one-time-codes.service';
import { SIGN_IN_ERRORS } from '../sign-in/sign-in.errors';
import { PinChecks, type PinOutcome } from './pin-checks.service';
import { PinHasher } from './pin-hasher';
import { faultOf, readPin } from './pin-hygiene';
import { isFresh, PIN_RULES, resettableAt } from './pin-rules';
import { PIN_ERRORS } from './pins.errors';
import { insertPin, readNumbersOf, readPinRow, replacePin, type PinRow } from './pins.queries';

interface Numbers {
  phone: string;
  cin: string;
}

/** A person's PIN: set after a sign-in by code, changed with the one that stands, reset with a new code. */
@Injectable()
export class Pins {
  constructor(
    private readonly dataSource: DataSource,
    private readonly checks: PinChecks,
    private readonly hasher: PinHasher,
    private readonly codes: OneTimeCodes,
    private readonly sessions: Sessions,
    private readonly personalData: PersonalData,
    private readonly coolDowns: CoolDowns,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(personId: string): Promise<PinStateV1> {
    const row = await readPinRow(this.dataSource.manager, personId);
    return {
      isSet: row !== undefined,
      triesLeft: row?.triesLeft ?? 0,
      ...(row?.lockedAt && { resettableAt: resettableAt(row.lockedAt).toISOString() }),
    };
  }

  /** Everything that can be said about the new PIN is said before a proof is used up. */
  async set(caller: CallerV1, body: SetPinBodyV1): Promise<PinStateV1> {
    const standing = await readPinRow(this.dataSource.manager, caller.id);
    if (standing?.changeId === body.changeId) return this.read(caller.id);
    const numbers = await this.numbersOf(caller.id);
    const pin = this.acceptable(body.pin, numbers);
    if (standing === undefined) await this.proveFirst(caller, body, numbers);
    else if (!(await this.proveChange(caller, body, numbers, standing)))
      return this.afterAnother(caller.id, body.changeId);
    await this.write(
      caller,
      { pin, changeId: body.changeId, isReset: body.currentPin === undefined },
      standing,
    );
    return this.read(caller.id);
  }

  /** For support, once two people have said yes: the tries are back, the PIN stays. */
  async unlock(manager: EntityManager, personId: string): Promise<boolean> {
    const [, count] = (await manager.query(
      'update pins set tries_left = $2, locked_at = null where person_id = $1 and locked_at is not null',
      [personId, PIN_RULES.triesMax],
    )) as [unknown, number];
    return count === 1;
  }

  private acceptable(written: string, numbers: Numbers): string {
    const pin = readPin(written);
    if (pin === undefined) throw PIN_ERRORS.error('identity.invalid_pin', { field: 'body.pin' });
    const reason = faultOf(pin, numbers);
    if (reason !== undefined)
      throw PIN_ERRORS.error('identity.easy_pin', { field: 'body.pin', params: { reason } });
    return pin;
  }

  /** A first PIN follows a fresh sign-in, or a code: a token that lies about must not set one. */
  private async proveFirst(caller: CallerV1, body: SetPinBodyV1, numbers: Numbers): Promise<void> {
    if (body.code !== undefined) return this.proveCode(body.code, numbers);
    const session = caller.sessionId && (await this.sessions.find(caller.id, caller.sessionId));
    if (!session || !isFresh(session.startedAt, this.clock.now()))
      throw PIN_ERRORS.error('identity.pin_needs_proof', { field: 'body.code' });
  }

  /** @returns false when the PIN that stood has been replaced since */
  private async proveChange(
    caller: CallerV1,
    body: SetPinBodyV1,
    numbers: Numbers,
    standing: PinRow,
  ): Promise<boolean> {
    if (body.currentPin !== undefined) {
      if (readPin(body.currentPin) === readPin(body.pin))
        throw PIN_ERRORS.error('identity.same_pin', { field: 'body.pin' });
      const outcome = await this.checks.check(caller.id, body.currentPin, standing.changeId);
      if (outcome === 'replaced') return false;
      insistOn(outcome, 'body.currentPin');
      return true;
    }
    if (body.code === undefined)
      throw PIN_ERRORS.error('identity.pin_needs_proof', { field: 'body.currentPin' });
    if (standing.lockedAt && resettableAt(standing.lockedAt) > this.clock.now())
      throw PIN_ERRORS.error('identity.pin_locked');
    await this.proveCode(body.code, numbers);
    return true;
  }

  /** One of several copies of a request finds the PIN of the first: against that its proof must not cost a try. */
  private async afterAnother(personId: string, changeId: string): Promise<PinStateV1> {
    const row = await readPinRow(this.dataSource.manager, personId);
    if (row?.changeId !== changeId) throw PIN_ERRORS.error('identity.pin_changed_meanwhile');
    return this.read(personId);
  }

  /** @throws DomainError `identity.wrong_pin`, `identity.pin_locked`, `identity.pin_not_set`, `platform.unavailable` */
  async prove(personId: string, written: string, field: string): Promise<void> {
    insistOn(await this.checks.check(personId, written), field);
  }

  private async proveCode(code: string, { phone }: Numbers): Promise<void> {
    if ((await this.codes.redeem({ phone, code })) === undefined)
      throw SIGN_IN_ERRORS.error('identity.sign_in_refused', { field: 'body.code' });
  }

  private async write(
    caller: CallerV1,
    { pin, changeId, isReset }: { pin: string; changeId: string; isReset: boolean },
    standing: PinRow | undefined,
  ): Promise<void> {
    const { id: personId } = caller;
    const stored = await this.hasher.hash(pin, personId);
    const at = this.clock.now();
    const row = { ...stored, personId, changeId, triesMax: PIN_RULES.triesMax, at };
    await inTransaction(this.dataSource, async (manager) => {
      const isWritten =
        standing === undefined
          ? await insertPin(manager, row)
          : await replacePin(manager, { ...row, replacedChangeId: standing.changeId });
      const isRepeated = !isWritten && (await readPinRow(manager, personId))?.changeId === changeId;
      if (isRepeated) return;
      if (!isWritten) throw PIN_ERRORS.error('identity.pin_changed_meanwhile');
      if (standing !== undefined && isReset)
        await this.coolDowns.start(manager, { personId, reason: 'pin_reset' });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.set-pin',
        subject: { kind: 'person', id: personId },
        after: { how: standing === undefined ? 'first' : isReset ? 'reset' : 'changed' },
      });
    });
  }

  private async numbersOf(personId: string): Promise<Numbers> {
    const sealed = await readNumbersOf(this.dataSource.manager, personId);
    if (sealed === undefined) throw PLATFORM_ERRORS.error('platform.not_found');
    const open = (column: 'phone' | 'cin'): string =>
      this.personalData.open(sealed[`${column}_sealed`], sealed.key_id, personPlace(column, personId));
    return { phone: open('phone'), cin: open('cin') };
  }
}

function insistOn(outcome: PinOutcome, field: string): void {
  switch (outcome) {
    case 'right':
      return;
    case 'wrong':
      throw PIN_ERRORS.error('identity.wrong_pin', { field });
    case 'locked':
      throw PIN_ERRORS.error('identity.pin_locked');
    case 'not_set':
      throw PIN_ERRORS.error('identity.pin_not_set');
  }
}
