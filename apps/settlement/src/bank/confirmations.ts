import type { WindowSettledV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { openBreak } from '../breaks/breaks.queries';
import { explainConfirmed } from '../instructions/unconfirmed.queries';
import { lockInstructions, settle, type InstructionRow } from '../instructions/instructions.queries';
import type { StatementEntry } from './camt053';

export type NewEntry = StatementEntry & { entryId: string; currency: string };

/**
 * Marks the windows settled whose instruction an entry names, with the same amount the same way, the first time. What
 * names one and is anything else is a break: another amount, the other way, or once more.
 */
export async function confirmWindows(
  manager: EntityManager,
  entries: readonly NewEntry[],
): Promise<{ settled: WindowSettledV1[]; breaks: number }> {
  const named = entries.flatMap(({ endToEndId }) => endToEndId ?? []);
  const instructions = await lockInstructions(manager, [...new Set(named)]);
  const settled = new Map<string, WindowSettledV1>();
  let breaks = 0;
  for (const entry of entries) {
    const instruction = instructions.get(entry.endToEndId ?? '');
    if (!instruction) continue;
    const { window_id: windowId, network } = instruction;
    const isFirst = instruction.settled_at === null && !settled.has(windowId);
    if (isFirst && isAsAsked(instruction, entry)) {
      await settle(manager, { windowId, bookedOn: entry.bookedOn, entryId: entry.entryId });
      settled.set(windowId, settledFact(instruction, entry));
      continue;
    }
    await openBreak(manager, {
      kind: isFirst ? 'settlement_differs' : 'settled_twice',
      subjectId: entry.entryId,
      network,
      evidence: { windowId, asked: askedOf(instruction), told: toldOf(entry) },
    });
    breaks += 1;
  }
  await explainConfirmed(manager, [...settled.keys()]);
  return { settled: [...settled.values()], breaks };
}

function isAsAsked(instruction: InstructionRow, { amountMinor, currency }: NewEntry): boolean {
  const asked = BigInt(instruction.amount_minor) * (instruction.direction === 'pay' ? -1n : 1n);
  return asked === amountMinor && instruction.currency === currency;
}

function settledFact(instruction: InstructionRow, { bookedOn }: NewEntry): WindowSettledV1 {
  const { window_id, network, business_day, message_id, direction, amount_minor, currency } = instruction;
  return {
    windowId: window_id,
    network,
    day: business_day,
    messageId: message_id,
    direction,
    amount: { minor: amount_minor, currency },
    bookedOn,
  };
}

function askedOf({ message_id, direction, amount_minor, currency }: InstructionRow): object {
  return { messageId: message_id, direction, amount: { minor: amount_minor, currency } };
}

function toldOf({ entryRef, amountMinor, currency, bookedOn }: NewEntry): object {
  return { entryRef, amount: { minor: amountMinor.toString(), currency }, bookedOn };
}
