import {
  POSTING_REFUSALS,
  postTransfers,
  type HalfStep,
  type HalfTakenV1,
  type PostingRefusal,
  type PostingV1,
  type TakeHalvesV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { contentHash } from '../transfers/transfer.content';
import {
  beginCrossings,
  decideCrossings,
  endCrossings,
  readCrossings,
  type Crossing,
  type CrossingState,
} from './crossings.queries';
import { instancesOf } from './halves';
import { HalvesService } from './halves.service';
import { Instance } from './instance';
import { peerDoor } from './ledger-door';

/** What is asked of the instances in each state that is not the last. */
const STEPS: readonly { state: CrossingState; step: HalfStep }[] = [
  { state: 'placing', step: 'place' },
  { state: 'posting', step: 'post' },
  { state: 'voiding', step: 'void' },
];

/** In one ask to one instance; the halves of so many are not larger than the question they came in. */
const ASKED_MAX = 500;

/**
 * Decides over transfers that lie on several instances: every half is held, or none is posted.
 *
 * What is asked is asked under ids that never change, and every answer is final, so each step may be done again, by
 * whoever comes across it, however often. There is no lock and no time-out: where an answer is missing, the same question
 * is put again.
 */
@Injectable()
export class CrossingsService {
  private readonly logger = new Logger('crossings');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly halves: HalvesService,
    private readonly instance: Instance,
  ) {}

  /** @throws NoAnswer while an instance does not answer: the job goes on, and asking again tells */
  async post(transfers: readonly TransferToPostV1[]): Promise<PostingV1[]> {
    const first = new Map<string, TransferToPostV1>();
    for (const transfer of transfers) if (!first.has(idOf(transfer))) first.set(idOf(transfer), transfer);
    const begun = await beginCrossings(this.dataSource, [...first.values()]);
    await this.drive([...first.keys()]);
    const known = await readCrossings(this.dataSource, [...first.keys()]);
    const crossings = new Map(known.map((crossing) => [crossing.transfer_id, crossing]));
    return transfers.map((transfer) => {
      // Of those that begin it the first has posted it, the others repeat it.
      const isFirst = begun.delete(idOf(transfer));
      return answerOf(transfer, crossings.get(idOf(transfer))!, isFirst);
    });
  }

  /** Takes each as far as it goes now. */
  async drive(transferIds: readonly string[]): Promise<void> {
    for (const { state, step } of STEPS) {
      const all = await readCrossings(this.dataSource, transferIds);
      const crossings = all.filter((crossing) => crossing.state === state);
      if (crossings.length === 0) continue;
      const answers = await this.ask(step, crossings);
      const answered = crossings.filter(({ transfer_id }) => answers.has(transfer_id));
      if (step === 'place') {
        await decideCrossings(
          this.dataSource,
          answered.map(({ transfer_id, transfer }) => ({
            transferId: transfer_id,
            reason: firstOf([...answers.get(transfer_id)!, ...ownFaultsOf(transfer)]),
          })),
        );
      } else {
        const ended = answered.filter((crossing) =>
          this.isEnded(crossing, answers.get(crossing.transfer_id)!),
        );
        await endCrossings(
          this.dataSource,
          ended.map(({ transfer_id }) => transfer_id),
        );
      }
    }
  }

  /** What each instance says to a step, by transfer; those of which an instance has not answered are left out. */
  private async ask(step: HalfStep, crossings: readonly Crossing[]): Promise<Map<string, PostingRefusal[]>> {
    const refusals = new Map(crossings.map(({ transfer_id }) => [transfer_id, [] as PostingRefusal[]]));
    const unanswered = new Set<string>();
    const askOne = async (instance: string, part: readonly Crossing[]): Promise<void> => {
      const transfers = part.map(({ transfer }) => transfer);
      try {
        const halves = await this.takeHalves(instance, { step, transfers });
        halves.forEach(({ reason }, index) => reason && refusals.get(part[index]!.transfer_id)!.push(reason));
      } catch (error) {
        this.logger.warn(`${instance} did not ${step} ${part.length} halves: ${String(error)}`);
        part.forEach(({ transfer_id }) => unanswered.add(transfer_id));
      }
    };
    await Promise.all(
      this.instance.map.instances.flatMap((instance) => {
        const there = crossings.filter(({ transfer }) =>
          instancesOf(transfer, this.instance.map).includes(instance),
        );
        return chunksOf(there).map((chunk) => askOne(instance, chunk));
      }),
    );
    unanswered.forEach((transferId) => refusals.delete(transferId));
    return refusals;
  }

  private async takeHalves(instance: string, question: TakeHalvesV1): Promise<HalfTakenV1[]> {
    const isOwn = instance === this.instance.name;
    const door = isOwn ? undefined : peerDoor(this.asks, instance);
    return (await (door ? door.takeHalves(question) : this.halves.take(question))).halves;
  }

  /** What was held can be posted or voided, or somebody laid hand on it: that is for people to look at. */
  private isEnded({ transfer_id, state }: Crossing, refusals: readonly PostingRefusal[]): boolean {
    if (refusals.length > 0) {
      this.logger.error(`${transfer_id}, ${state}: a half that was held is refused: ${refusals.join(', ')}`);
    }
    return refusals.length === 0;
  }
}

function idOf({ transferId }: TransferToPostV1): string {
  return transferId.toLowerCase();
}

function chunksOf<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / ASKED_MAX);
  return Array.from({ length: count }, (_, i) => items.slice(i * ASKED_MAX, (i + 1) * ASKED_MAX));
}

function firstOf(reasons: readonly PostingRefusal[]): PostingRefusal | undefined {
  return POSTING_REFUSALS.find((reason) => reasons.includes(reason));
}

/** What no half shows by itself. */
function ownFaultsOf({ legs }: TransferToPostV1): PostingRefusal[] {
  return new Set(legs.map(({ amount }) => amount.currency)).size > 1 ? ['currency_mismatch'] : [];
}

function answerOf(
  { transferId, ...rest }: TransferToPostV1,
  { content_hash, state, reason, decided_at }: Crossing,
  isFirst: boolean,
): PostingV1 {
  if (contentHash({ transferId, ...rest }) !== content_hash.toString('hex')) {
    return { transferId, outcome: 'refused', reason: 'id_reused' };
  }
  if (state === 'refused') return { transferId, outcome: 'refused', reason: reason! };
  if (state !== 'done') throw new NoAnswer(postTransfers.subject, `${transferId} is ${state}`);
  return { transferId, outcome: isFirst ? 'posted' : 'repeated', postedAt: decided_at!.toISOString() };
}
