import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** Money that a network took from an account of its own for one of our shops. It has moved there for good. */
export class CollectionToTakeV1 {
  /** Worked out of the network and its number: the same collection has the same id for ever. */
  @IsUUID()
  collectionId: string;

  /** The network's number. */
  @Matches(/^[\x21-\x7e]{1,64}$/)
  networkRef: string;

  /** The code of the merchant it is for, as the network wrote it: it may be nobody's. */
  @Matches(/^[0-9A-Za-z+-]{1,32}$/)
  payee: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsISO8601()
  collectedAt: string;
}

export class TakeCollectionsV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsListOf(() => CollectionToTakeV1, 500)
  collections: CollectionToTakeV1[];
}

export const COLLECTION_STATES = ['pending', 'completed', 'refused'] as const;
export type CollectionState = (typeof COLLECTION_STATES)[number];

/** `pending`: the ledger has not answered yet, ask again. `refused`: nobody has it; the money is still the network's. */
export class CollectionV1 {
  @IsUUID()
  collectionId: string;

  @IsIn(COLLECTION_STATES)
  state: CollectionState;

  /** Why it was refused: `unknown_payee`, `balance_ceiling`, `id_reused`, … */
  @IsOptional()
  @Matches(/^[a-z0-9_.]{1,64}$/)
  reason?: string;

  /** Of the payment. */
  @IsOptional()
  @IsString()
  reference?: string;
}

/** One for each that was asked, in its order. */
export class CollectionsTakenV1 {
  @IsListOf(() => CollectionV1, 500)
  collections: CollectionV1[];
}

/**
 * Asked by the service of a network until each is completed or refused; the same again is answered as it stands. One subject
 * a network, `payments.ask.take-collections-m2t.v1`: the broker lets nobody else use it, so the subject says who asks, and
 * the question is held to it.
 */
export const takeCollections = Object.fromEntries(
  NETWORKS.map((network) => [
    network,
    defineAsk({
      subject: `payments.ask.take-collections-${network}.v1`,
      question: TakeCollectionsV1,
      answer: CollectionsTakenV1,
    }),
  ]),
) as Record<NetworkName, ReturnType<typeof defineAsk<TakeCollectionsV1, CollectionsTakenV1>>>;
