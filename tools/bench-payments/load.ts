/** What the bench and its load maker, a process of its own, say to each other. */

/** Everybody who pays and is paid; told once. */
export interface Crowd {
  gatewayUrl: string;
  tokens: string[];
  /** Of each token: whose customer it is. */
  networks: string[];
  merchantCodes: string[];
}

/** Payments at their times, whether the ones before have been answered or not. */
export interface Load {
  perSecond: number;
  seconds: number;
  /** Sent at the same rate before, and not measured. */
  warmUpSeconds: number;
  /** Everybody pays this one; absent: all merchants. */
  hotMerchant?: string;
  amountMinor: string;
}

export interface LoadResult {
  sent: number;
  /** Answered within the time of the load, those due before it too: as many as were due in it, when nothing piles up. */
  answeredInTime: number;
  /** By status and code: `201`, `202`, `422 payments.insufficient_funds`, `no answer: ECONNRESET`. Warm-up included. */
  answers: Record<string, number>;
  /** From the time the payment was due to its answer, ascending; the warm-up is not among them. */
  latenciesMs: number[];
  /** Payments that were answered with 201 or 202. */
  acknowledged: string[];
  /** Processor seconds of the load maker. */
  cpuSeconds: number;
}
