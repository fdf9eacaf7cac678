import type { PostingV1, TransferToPostV1 } from '@hanout/contracts';
import type { PostingQueue } from '../transfers/posting-queue';
import { outcomeOf, TestLedger } from './test-ledger';

/** Three instances on one ledger, with small flushes: what meets in the database is more than one queue can order. */
export class Race {
  private constructor(
    readonly ledger: TestLedger,
    readonly instances: readonly PostingQueue[],
  ) {}

  static async start(): Promise<Race> {
    const ledger = await TestLedger.start();
    const limits = { flushMax: 3, queueMax: 20_000 };
    return new Race(ledger, await Promise.all([1, 2, 3].map(() => ledger.instance(limits))));
  }

  stop(): Promise<void> {
    return this.ledger.stop();
  }

  /** All at once, spread over the instances. */
  post(asks: readonly TransferToPostV1[][]): Promise<PostingV1[][]> {
    return Promise.all(asks.map((ask, index) => this.instances[index % this.instances.length]!.post(ask)));
  }

  async outcomes(transfers: readonly TransferToPostV1[]): Promise<string[]> {
    return (await this.post(transfers.map((transfer) => [transfer]))).flat().map(outcomeOf);
  }

  /** How many were answered what. */
  async tally(asks: readonly TransferToPostV1[][]): Promise<Record<string, number>> {
    return tallyOf((await this.post(asks)).flat().map(outcomeOf));
  }
}

export function tallyOf(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
