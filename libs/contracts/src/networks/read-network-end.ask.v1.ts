import { IsBoolean, IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';
import { NETWORKS, type NetworkName } from './network-names';

/**
 * What happened between us and a network. `taken`: we took the order on. `sent`: it was asked the first time. `collected`,
 * `heard`: it took the money, by its own clock, and we heard of it. `completed`, `refused`: what we made of it.
 */
export const NETWORK_WORDS = [
  'taken',
  'sent',
  'collected',
  'heard',
  'succeeded',
  'declined',
  'completed',
  'refused',
] as const;
export type NetworkWord = (typeof NETWORK_WORDS)[number];

export class NetworkWordV1 {
  @IsISO8601()
  at: string;

  @IsIn(NETWORK_WORDS)
  word: NetworkWord;

  /** The network's code, or ours. */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,64}$/)
  code?: string;

  /** Said against what stands; it changed nothing, and a person looks at it. */
  @IsOptional()
  @IsBoolean()
  isContradiction?: boolean;
}

export class ReadNetworkEndV1 {
  @IsUUID()
  paymentId: string;
}

/** In order; none of what this network was never asked and never said. */
export class NetworkEndReadV1 {
  @IsListOf(() => NetworkWordV1, 200, 0)
  words: NetworkWordV1[];
}

/** Asked by payments for whoever may see the payment. One subject a network: `networks-cash-plus.ask.read-network-end.v1`. */
export const readNetworkEnd = Object.fromEntries(
  NETWORKS.map((network) => [
    network,
    defineAsk({
      subject: `networks-${network}.ask.read-network-end.v1`,
      question: ReadNetworkEndV1,
      answer: NetworkEndReadV1,
      deadlineMs: 1_500,
    }),
  ]),
) as Record<NetworkName, ReturnType<typeof defineAsk<ReadNetworkEndV1, NetworkEndReadV1>>>;
