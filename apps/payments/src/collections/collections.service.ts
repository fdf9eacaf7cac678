import {
  systemAccountId,
  type CollectionsTakenV1,
  type CollectionToTakeV1,
  type CollectionV1,
  type NetworkName,
  type TakeCollectionsV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { NoAnswer } from '@hanout/messaging';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { exposureOf } from '../caps/exposure';
import { takeRoom } from '../caps/exposures.queries';
import { PaymentsConfig } from '../config';
import type { Payment } from '../payments/payment.entity';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { writeOpenings } from '../payments/payments.queries';
import { PostingsService } from '../payments/postings.service';
import { requestHash } from '../payments/request-hash';
import { PricesService } from '../prices/prices.service';
import { findParties } from '../wallets/parties.queries';
import { agreeCollection } from './collection.terms';
import {
  findCollections,
  forgetCollections,
  writeCollections,
  type KnownCollection,
} from './collections.queries';

/** In place of a caller: whichever network asks, a collection is known by its id. */
const COLLECTOR_ID = systemAccountId('collections');

interface Wish {
  collection: CollectionToTakeV1;
  requestHash: string;
}

/** Money that networks took at their own systems for our shops: each is taken once or refused for good, a list at a time. */
@Injectable()
export class Collections {
  private readonly logger = new Logger('collections');

  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly postings: PostingsService,
    private readonly config: PaymentsConfig,
  ) {}

  async take({ network, collections }: TakeCollectionsV1): Promise<CollectionsTakenV1> {
    const { manager } = this.dataSource;
    const wishes = collections.map((one): Wish => {
      const collection = { ...one, collectionId: one.collectionId.toLowerCase() };
      return { collection, requestHash: hashOf(network, collection) };
    });
    const ids = [...new Set(wishes.map(({ collection }) => collection.collectionId))];
    let known = await findCollections(manager, ids);
    const firsts = new Map(wishes.toReversed().map((wish) => [wish.collection.collectionId, wish]));
    const fresh = [...firsts.values()]
      .toReversed()
      .filter(({ collection }) => !known.has(collection.collectionId));
    if (fresh.length > 0) {
      await this.open(network, fresh);
      failpoint('collections.opened');
      // What another asked at once has decided is found here, too.
      known = await findCollections(manager, ids);
    }
    const settled = await this.post(ids.flatMap((id) => known.get(id)?.payment ?? []));
    return { collections: wishes.map((wish) => answerOf(wish, known, settled)) };
  }

  private async open(network: NetworkName, fresh: readonly Wish[]): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      const merchantCodes = [...new Set(fresh.map(({ collection }) => collection.payee))];
      const parties = await findParties(manager, { walletIds: [], merchantCodes });
      const prices = await this.prices.inForce(manager, WALLET_CURRENCY);
      const agreed = fresh.flatMap(({ collection, requestHash }) => {
        const terms = agreeCollection(collection, network, { ...parties, prices });
        const { collectionId, networkRef } = collection;
        return terms ? { collectionId, networkRef, requestHash, terms } : [];
      });
      const written = await writeCollections(
        manager,
        agreed.map(({ terms, ...one }) => ({ ...one, refusal: 'reason' in terms ? terms.reason : null })),
      );
      const openings = agreed.flatMap(({ collectionId: key, requestHash, terms }) =>
        'payment' in terms && written.has(key)
          ? { callerId: COLLECTOR_ID, key, requestHash, payment: terms.payment }
          : [],
      );
      const noRoom = await takeRoom(
        manager,
        openings.map(({ payment }) => exposureOf(payment)),
      );
      // Its network has the money: what has no room below its cap is neither taken nor refused, and is asked for again.
      await forgetCollections(
        manager,
        [...noRoom].map((place) => openings[place]!.key),
      );
      const taken = openings.filter((_, place) => !noRoom.has(place));
      await writeOpenings(manager, taken, this.config.askAgainAfterMs);
    });
  }

  /** What the ledger does not answer now stays pending, and the job asks it again as the network does us. */
  private async post(payments: readonly Payment[]): Promise<ReadonlyMap<string, Payment>> {
    const pending = payments.filter(({ state }) => state === 'pending');
    const settled = await this.settle(pending);
    return new Map([...payments, ...settled].map((payment) => [payment.paymentId, payment]));
  }

  private async settle(pending: Payment[]): Promise<Payment[]> {
    if (pending.length === 0) return [];
    try {
      return await this.postings.postTogether(pending);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.logger.warn(`${pending.length} collections stay pending: ${error.message}`);
      return [];
    }
  }
}

/** Of what is paid to whom: when it was taken is the network's own affair. */
function hashOf(network: NetworkName, { networkRef, payee, amount }: CollectionToTakeV1): string {
  return requestHash({ act: 'collection', network, networkRef, payee, amount: Money.fromWire(amount) });
}

function answerOf(
  { collection: { collectionId }, requestHash }: Wish,
  known: ReadonlyMap<string, KnownCollection>,
  settled: ReadonlyMap<string, Payment>,
): CollectionV1 {
  const one = known.get(collectionId);
  // Not decided yet: no price is known, or its network owes as much as it may.
  if (!one) return { collectionId, state: 'pending' };
  if (one.requestHash !== requestHash) return { collectionId, state: 'refused', reason: 'id_reused' };
  if (one.refusal !== null) return { collectionId, state: 'refused', reason: one.refusal };
  const payment = settled.get(collectionId);
  // Written by somebody else while it was looked for.
  if (!payment) return { collectionId, state: 'pending' };
  const { state, failure, reference } = payment;
  if (state === 'failed') return { collectionId, state: 'refused', reason: failure ?? 'refused', reference };
  return { collectionId, state: state === 'completed' ? 'completed' : 'pending', reference };
}
