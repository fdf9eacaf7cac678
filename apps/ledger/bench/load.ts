import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { TransferToPostV1 } from '@hanout/contracts';

/** What one process of the bench does for a while. */
export interface Load {
  accounts: number;
  /** Everybody pays account 1. */
  isHot: boolean;
  callers: number;
  transfersPerCall: number;
  seconds: number;
  /** Not counted: until caches are warm and the code is compiled. */
  warmUpSeconds: number;
  /** Absent: each caller calls again as soon as it has its answer. */
  pace?: Pace;
}

/** Calls at their times, whether the ones before have been answered or not. */
export interface Pace {
  callsPerSecond: number;
  /** From 0 to 1: where between the calls of a process of phase 0 those of this one lie, by the clock of the machine. */
  phase: number;
}

export interface LoadResult {
  calls: number;
  seconds: number;
  /** Milliseconds of each counted call, ascending. */
  latenciesMs: number[];
}

/** The bench's accounts are numbered: `00000000-0000-4000-8000-<number in hex>`. */
export function accountId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

function transferBetween({ accounts, isHot }: Load): TransferToPostV1 {
  const payee = isHot ? 1 : randomInt(1, accounts + 1);
  const drawn = randomInt(1, accounts);
  const payer = drawn >= payee ? drawn + 1 : drawn;
  return {
    transferId: randomUUID(),
    kind: 'merchant_payment',
    reference: 'BENCH00000',
    legs: [
      {
        debitAccountId: accountId(payer),
        creditAccountId: accountId(payee),
        amount: { minor: '100', currency: 'MAD' },
      },
    ],
  };
}

/** @param call posts what was drawn for it before its time came: whoever asks a ledger has his transfers already */
export async function callInLoops(
  load: Load,
  call: (transfers: TransferToPostV1[]) => Promise<void>,
): Promise<LoadResult> {
  const startedAt = performance.now();
  const countFrom = startedAt + load.warmUpSeconds * 1_000;
  const endAt = countFrom + load.seconds * 1_000;
  const latenciesMs: number[] = [];
  const due = load.pace && timesOf(load.pace);
  const loop = async (): Promise<void> => {
    for (;;) {
      const dueAt = due?.();
      const transfers = Array.from({ length: load.transfersPerCall }, () => transferBetween(load));
      let begunAt = performance.now();
      if (dueAt !== undefined) {
        const early = dueAt - begunAt;
        if (early > 0.5) await pause(early);
        // A call that cannot start in time has already begun to wait.
        begunAt = dueAt;
      }
      if (begunAt >= endAt) return;
      await call(transfers);
      const now = performance.now();
      if (begunAt >= countFrom && now <= endAt) latenciesMs.push(now - begunAt);
    }
  };
  await Promise.all(Array.from({ length: load.callers }, loop));
  return { calls: latenciesMs.length, seconds: load.seconds, latenciesMs: latenciesMs.sort((a, b) => a - b) };
}

/** The times of the calls, one after the other, as `performance.now()` tells them. */
function timesOf({ callsPerSecond, phase }: Pace): () => number {
  const everyMs = 1_000 / callsPerSecond;
  const { timeOrigin } = performance;
  let turn = Math.ceil((timeOrigin + performance.now()) / everyMs);
  return () => (turn++ + phase) * everyMs - timeOrigin;
}
