import { inTransaction, onOneConnection, sqlStateOf } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import { failpoint, Grouped } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { Any, DataSource, type EntityManager } from 'typeorm';
import { payBills } from '../billers/pay-bills';
import { CAP_ERRORS } from '../caps/caps.errors';
import { exposureOf } from '../caps/exposure';
import { takeRoom } from '../caps/exposures.queries';
import { PaymentsConfig } from '../config';
import { Limits } from '../limits/limits.service';
import { writePayouts } from '../payouts/payouts.queries';
import { QR_ERRORS } from '../qr-codes/qr-codes.errors';
import { useQrCode } from '../qr-codes/qr-codes.queries';
import type { Parties } from '../wallets/parties.queries';
import { OpeningPlans, type OpeningPlansBy } from './opening-plans.service';
import type { PayWish } from './pay-wish';
import { PaymentFacts } from './payment-facts.service';
import { Payment } from './payment.entity';
import { PAYMENT_ERRORS } from './payments.errors';
import { findKeys, isOfOneItem, keyOf, writeOpenings, type Opening } from './payments.queries';

const UNIQUE_VIOLATION = '23505';

type Made = Omit<Opened, 'repeated'>;

export interface Opened {
  payment: Payment;
  /** The key had been used before, for the same wish: this is the payment it made. */
  repeated: boolean;
  /** Its sides as they were when it was opened just now. */
  parties?: Parties | undefined;
}

/** Writes payments down before any money moves: key, terms, limits and first state, in one transaction for a group of them. */
@Injectable()
export class OpeningsService {
  private readonly grouped: Grouped<PayWish, Opened | DomainError>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: OpeningPlans,
    private readonly limits: Limits,
    private readonly facts: PaymentFacts,
    private readonly config: PaymentsConfig,
  ) {
    this.grouped = new Grouped((wishes) => this.openTogether(wishes), config, isOfOneItem);
  }

  /** @throws DomainError why this wish makes no payment; nothing is kept of it then, its key neither */
  async open(wish: PayWish): Promise<Opened> {
    const opened = await this.grouped.add(wish).catch((error: unknown) => {
      if (sqlStateOf(error) === UNIQUE_VIOLATION && (wish.paymentId ?? wish.quoteId) !== undefined)
        throw PAYMENT_ERRORS.error('payments.payment_id_taken', {
          field: wish.quoteId === undefined ? 'paymentId' : 'quoteId',
          cause: error,
        });
      throw error;
    });
    failpoint('payments.opened');
    if (opened instanceof DomainError) throw opened;
    return opened;
  }

  private async openTogether(wishes: PayWish[]): Promise<(Opened | DomainError)[]> {
    for (;;) {
      const opened = await this.openGroup(wishes).catch((error: unknown) => {
        if (error instanceof Overtaken) return undefined;
        throw error;
      });
      if (opened) return opened;
    }
  }

  /** A used key comes before everything else: what was promised then holds, whatever has changed since. */
  private async openGroup(wishes: PayWish[]): Promise<(Opened | DomainError)[]> {
    const { manager } = this.dataSource;
    const firsts = new Map(wishes.toReversed().map((wish) => [keyOf(wish), wish]));
    // Nothing is written yet and nothing locked: what does not need the other is read at once.
    const [known, plans] = await onOneConnection(this.dataSource, (reader) =>
      Promise.all([findKeys(reader, wishes), this.plans.make([...firsts.values()].toReversed(), reader)]),
    );
    const fresh = [...plans.keys()].filter((wish) => !known.has(keyOf(wish)));
    const made = await this.write(new Map(fresh.map((wish) => [wish, plans.get(wish)!])));
    // What was refused may have been asked elsewhere meanwhile, and taken what it was refused for.
    const refused = fresh.filter((wish) => made.get(wish) instanceof DomainError);
    for (const [key, used] of await findKeys(manager, refused)) known.set(key, used);
    const before = await findPayments(
      manager,
      [...known.values()].map(({ paymentId }) => paymentId),
    );
    return wishes.map((wish): Opened | DomainError => {
      const first = firsts.get(keyOf(wish))!;
      const key = known.get(keyOf(wish));
      if (wish !== first || key) {
        const hash = key?.requestHash ?? first.requestHash;
        if (hash !== wish.requestHash) return PAYMENT_ERRORS.error('payments.key_reused');
      }
      const payment = key && before.get(key.paymentId);
      const opened = payment ? { payment } : made.get(first);
      if (opened instanceof DomainError) return opened;
      if (!opened) throw new Error('a key was taken and its payment is not there');
      return { ...opened, repeated: wish !== first || key !== undefined };
    });
  }

  /** @throws Overtaken */
  private async write(plans: OpeningPlansBy): Promise<Map<PayWish, Made | DomainError>> {
    const planned = [...plans].flatMap(([wish, plan]) =>
      plan instanceof DomainError ? [] : [{ wish, ...plan }],
    );
    const made = new Map<PayWish, Made | DomainError>();
    for (const [wish, plan] of plans) if (plan instanceof DomainError) made.set(wish, plan);
    if (planned.length === 0) return made;
    return inTransaction(this.dataSource, async (manager) => {
      const refusals = await this.limits.reserveAll(
        manager,
        planned.map(({ reservations }) => reservations),
      );
      for (const [place, refusal] of refusals) made.set(planned[place]!.wish, refusal);
      const within = planned.filter((_, place) => !refusals.has(place));
      const noRoom = await takeRoom(
        manager,
        within.map(({ opening }) => exposureOf(opening.payment)),
      );
      for (const place of noRoom) {
        await this.limits.giveBack(manager, within[place]!.reservations);
        made.set(within[place]!.wish, CAP_ERRORS.error('payments.network_at_cap', { field: 'network' }));
      }
      const openings = within.filter((_, place) => !noRoom.has(place));
      const written = await writeOpenings(
        manager,
        openings.map(({ opening }) => opening),
        this.config.askAgainAfterMs,
      );
      if (written.size < openings.length) throw new Overtaken();
      for (const { opening } of openings) await useUp(manager, opening);
      await payBills(
        manager,
        openings.flatMap(({ opening: { bill, payment } }) =>
          bill ? { ...bill, paymentId: payment.paymentId } : [],
        ),
      );
      await writePayouts(
        manager,
        openings.flatMap(({ opening: { payout } }) => payout ?? []),
      );
      failpoint('payments.opening');
      const opened = openings.map(({ wish, opening: { payment }, parties }) => {
        return { wish, payment: { ...payment, ...written.get(payment.paymentId) }, parties };
      });
      await this.facts.tell(manager, opened);
      for (const { wish, payment, parties } of opened) made.set(wish, { payment, parties });
      return made;
    });
  }
}

async function useUp(manager: EntityManager, { qrCodeId, payment }: Opening): Promise<void> {
  if (qrCodeId !== undefined && !(await useQrCode(manager, qrCodeId, payment.paymentId)))
    throw QR_ERRORS.error('payments.qr_used', { field: 'qr' });
}

/** Another transaction took a key of the group meanwhile: the group is done again, and finds it. */
class Overtaken extends Error {}

async function findPayments(manager: EntityManager, paymentIds: string[]): Promise<Map<string, Payment>> {
  if (paymentIds.length === 0) return new Map();
  const payments = await manager.findBy(Payment, { paymentId: Any(paymentIds) });
  return new Map(payments.map((payment) => [payment.paymentId, payment]));
}
