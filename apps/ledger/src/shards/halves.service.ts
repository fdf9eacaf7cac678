import type {
  HalfStep,
  HalfTakenV1,
  HalvesTakenV1,
  PostingV1,
  TakeHalvesV1,
  TransferToPostV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountsService } from '../accounts/accounts.service';
import { TransfersService } from '../transfers/transfers.service';
import { claimOf, halfOf, instancesOf, partId, type Half } from './halves';
import {
  countRefusal,
  endRest,
  rememberParts,
  rememberRests,
  takeUpRests,
  type Rest,
} from './halves.queries';
import { Instance } from './instance';

const RESTS_MAX = 100;

interface Whole {
  transfer: TransferToPostV1;
  coordinator: string;
  half: Half;
}

/**
 * What this instance does of transfers that lie on several. Every step may be asked for again: what it posts goes by ids
 * that are worked out of the transfer's, and the answer to an id is final.
 */
@Injectable()
export class HalvesService {
  private readonly clearingOpened = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly transfers: TransfersService,
    private readonly instance: Instance,
  ) {}

  async take({ step, transfers }: TakeHalvesV1): Promise<HalvesTakenV1> {
    const { name, map } = this.instance;
    const wholes = transfers.map((transfer): Whole => {
      const instances = instancesOf(transfer, map);
      if (!instances.includes(name)) throw this.instance.misled(`transfer ${transfer.transferId}`);
      return { transfer, coordinator: instances[0]!, half: halfOf(transfer, name, map) };
    });
    const steps: Record<HalfStep, () => Promise<HalfTakenV1[]>> = {
      place: () => this.place(wholes),
      post: () => this.post(wholes),
      void: () => this.void(wholes),
    };
    return { halves: await steps[step]() };
  }

  /** Answers `true` when there are more. */
  async postRests(): Promise<boolean> {
    const rests = await takeUpRests(this.dataSource, RESTS_MAX);
    for (const rest of rests) await this.postRest(rest);
    return rests.length === RESTS_MAX;
  }

  private async place(wholes: readonly Whole[]): Promise<HalfTakenV1[]> {
    await this.openClearing(wholes);
    const postings = await this.postAll(
      wholes.flatMap(({ transfer, coordinator, half }) => [
        claimOf(transfer.transferId, coordinator),
        half.hold,
      ]),
    );
    return wholes.map(({ transfer }, index) => {
      const [claim, hold] = [postings[2 * index]!, postings[2 * index + 1]!];
      return taken(transfer, claim.reason === 'hold_unknown' ? hold.reason : 'id_reused');
    });
  }

  /** A hold and what follows it are posted in one flush, as they stand in one question. */
  private async post(wholes: readonly Whole[]): Promise<HalfTakenV1[]> {
    await rememberParts(
      this.dataSource,
      wholes.flatMap(({ transfer: { transferId }, half }) => [
        { partId: half.post.transferId, transferId, counters: half.counters.post },
        ...(half.onward
          ? [{ partId: half.onward.transferId, transferId, counters: half.counters.onward }]
          : []),
      ]),
    );
    const postings = await this.postAll(
      wholes.flatMap(({ half }) => [half.post, ...(half.onward ? [half.onward] : [])]),
    );
    const reasons = new Map(postings.map(({ transferId, reason }) => [transferId, reason]));
    const rests = wholes.filter(({ half }) => half.onward && reasons.get(half.onward.transferId));
    if (rests.length > 0) {
      await rememberRests(
        this.dataSource,
        rests.map(({ transfer }) => transfer),
      );
    }
    return wholes.map(({ transfer, half }) => taken(transfer, reasons.get(half.post.transferId)));
  }

  /** Every hold was answered before, so one that was refused here can no longer be placed. */
  private async void(wholes: readonly Whole[]): Promise<HalfTakenV1[]> {
    const postings = await this.postAll(wholes.map(({ half }) => half.void));
    return postings.map(({ reason }, index) =>
      taken(wholes[index]!.transfer, reason === 'hold_unknown' ? undefined : reason),
    );
  }

  /** Under a new id after each refusal, as that is final. */
  private async postRest(rest: Rest): Promise<void> {
    const { transfer, refusals } = rest;
    const { name, map } = this.instance;
    const { onward, counters } = halfOf(transfer, name, map);
    const transferId = partId(transfer, `rest-${refusals}`, name, map);
    await rememberParts(this.dataSource, [
      { partId: transferId, transferId: transfer.transferId, counters: counters.onward },
    ]);
    const [posting] = await this.postAll([{ ...onward!, transferId }]);
    if (posting!.outcome === 'refused') await countRefusal(this.dataSource, rest);
    else await endRest(this.dataSource, rest);
  }

  private async postAll(transfers: readonly TransferToPostV1[]): Promise<PostingV1[]> {
    return (await this.transfers.postTransfers(transfers)).postings;
  }

  /** One for each peer and currency, without bounds; once a process and account. */
  private async openClearing(wholes: readonly Whole[]): Promise<void> {
    const { name: of, map } = this.instance;
    const ids = new Map<string, string>();
    for (const { transfer } of wholes) {
      for (const peer of instancesOf(transfer, map)) {
        for (const { amount } of transfer.legs) {
          const { currency } = amount;
          if (peer !== of) ids.set(map.clearingAccountId({ of, peer, currency }), currency);
        }
      }
    }
    const missing = [...ids].filter(([accountId]) => !this.clearingOpened.has(accountId));
    if (missing.length === 0) return;
    await this.accounts.openAccounts(
      missing.map(([accountId, currency]) => ({ accountId, kind: 'clearing', currency })),
    );
    for (const [accountId] of missing) this.clearingOpened.add(accountId);
  }
}

function taken({ transferId }: TransferToPostV1, reason: HalfTakenV1['reason']): HalfTakenV1 {
  return { transferId, ...(reason && { reason }) };
}
