import { randomUUID } from 'node:crypto';
import { declareCash } from '@hanout/contracts';
import { CASH_IN_SCHEDULE, CASH_OUT_SCHEDULE, FAST, mad, Stage, type Agent } from './stage';

/** A stage where cash has its prices, as counters need it. */
export async function setCashStage(settings: Record<string, string> = {}): Promise<Stage> {
  const stage = await Stage.set({ ...FAST, ...settings });
  await stage.publishSchedule(CASH_IN_SCHEDULE);
  await stage.publishSchedule(CASH_OUT_SCHEDULE);
  return stage;
}

/** The agent says what notes are in his drawer, for the first time. */
export async function openDrawer({ asks }: Stage, { caller }: Agent, minor: number): Promise<void> {
  const body = { entryId: randomUUID(), kind: 'opening', amount: mad(minor) } as const;
  await asks.ask(declareCash, { caller, body });
}
