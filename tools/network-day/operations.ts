import { randomUUID } from 'node:crypto';
import { NETWORKS, type NetworkName } from '@hanout/contracts';
import type { Draw } from './draw';

/** What a client wished for and what it heard: the day's own journal. */
export interface Operation {
  no: number;
  kind: 'payout' | 'collection';
  /** At whose own system the money ends, or comes from. */
  network: NetworkName;
  amountMinor: string;
  /** The network's own customer. */
  account: string;
  /** Of a payout: who pays. */
  payer?: Customer;
  /** Of a payout: the key under which the wish is repeated until it is answered. */
  key?: string;
  /** Of a collection: the shop. */
  merchantCode?: string;
  /** Heard: the payment's id, or the network's number for a collection. */
  paymentId?: string;
  ref?: string;
  /** When it was sent the first time, milliseconds since 1970. */
  sentAt?: number;
  /** Refused at once, with the code. */
  refused?: string;
  asks: number;
}

export interface Customer {
  token: string;
  network: string;
}

/** In this many of a hundred a network's customer pays one of our shops; in the others ours pays into a network. */
const COLLECTIONS = 35;
/** Centimes; below what needs a proof, and no limit of a day is in the way. */
const [AMOUNT_FROM, AMOUNT_TO] = [500, 4_000];
/** The last two centimes ask the simulator for faults: whole dirhams ask for none. */
const WHOLE = 100;

export function drawOperation(
  draw: Draw,
  no: number,
  { customers, merchantCodes }: { customers: readonly Customer[]; merchantCodes: readonly string[] },
): Operation {
  const payer = draw.one(customers);
  const isCollection = draw.number(100) < COLLECTIONS;
  const network = draw.one(isCollection ? NETWORKS : NETWORKS.filter((one) => one !== payer.network));
  const amount = AMOUNT_FROM + draw.number(AMOUNT_TO - AMOUNT_FROM);
  return {
    no,
    kind: isCollection ? 'collection' : 'payout',
    network,
    amountMinor: String(amount - (amount % WHOLE)),
    account: `+2126${String(50_000_000 + draw.number(40_000_000))}`,
    asks: 0,
    ...(isCollection ? { merchantCode: draw.one(merchantCodes) } : { payer, key: randomUUID() }),
  };
}
