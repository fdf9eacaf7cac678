import type { InstructionDirection, NetworkName, SettlementTermsV1 } from '@hanout/contracts';
import { termsOn } from '../terms/terms';
import { pacs009 } from './pacs009';

/** A window that is closed, with what it nets to: above zero the network is owed it. */
export interface ClosedWindow {
  windowId: string;
  network: NetworkName;
  currency: string;
  businessDay: string;
  cutOffAt: Date;
  closedAt: Date;
  movements: number;
  netMinor: bigint;
}

export interface NewInstruction {
  windowId: string;
  messageId: string;
  direction: InstructionDirection;
  amountMinor: bigint;
  document: string;
}

/** Undefined where nothing is owed. @throws Error when a party has no terms on that day */
export function instructionFor(
  window: ClosedWindow,
  terms: readonly SettlementTermsV1[],
): NewInstruction | undefined {
  const { windowId, network, businessDay: day, netMinor } = window;
  if (netMinor === 0n) return undefined;
  const [ours, theirs] = (['platform', network] as const).map((party) => {
    const found = termsOn(terms, { party, day });
    if (!found) throw new Error(`no settlement terms of ${party} on ${day}`);
    return found.account;
  });
  const direction = netMinor > 0n ? 'pay' : 'collect';
  const amountMinor = netMinor > 0n ? netMinor : -netMinor;
  const messageId = messageIdOf(windowId);
  const [debtor, creditor] = direction === 'pay' ? [ours!, theirs!] : [theirs!, ours!];
  return {
    windowId,
    messageId,
    direction,
    amountMinor,
    document: pacs009({
      messageId,
      createdAt: window.closedAt,
      settlementDay: day,
      amountMinor,
      currency: window.currency,
      debtor,
      creditor,
    }),
  };
}

/** At most 35 letters and digits, as ISO 20022 has it (Max35Text). */
export function messageIdOf(windowId: string): string {
  return `HN${windowId.replaceAll('-', '').toUpperCase()}`;
}
