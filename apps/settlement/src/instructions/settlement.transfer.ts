import { systemAccountId, type NetworkName, type TransferToPostV1 } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';
import type { Settlement } from './postings.queries';

const NAMESPACE = '0c1d9a54-3d3a-4d0e-9a55-64b7f0f3a2ce';

/** What the platform owes a network, or is owed by it. */
export function positionAccountName(network: NetworkName, currency: string): string {
  return `network-position:${network}:${currency}`;
}

export function positionAccountId(network: NetworkName, currency: string): string {
  return systemAccountId(positionAccountName(network, currency));
}

/** The mirror of the pooled account: what is in the bank is below zero here. */
export function safeguardingAccountId(currency: string): string {
  return systemAccountId(`safeguarding:${currency}`);
}

/** Of one window, worked out of it: whoever asks again asks for the same. */
export function toTransfer(settlement: Settlement): TransferToPostV1 {
  const { windowId, network, currency, messageId, direction, amountMinor } = settlement;
  const position = positionAccountId(network, currency);
  const pooled = safeguardingAccountId(currency);
  const [debitAccountId, creditAccountId] = direction === 'pay' ? [position, pooled] : [pooled, position];
  return {
    transferId: transferIdOf(windowId),
    kind: 'settlement',
    reference: messageId,
    legs: [{ debitAccountId, creditAccountId, amount: { minor: amountMinor, currency } }],
  };
}

export function transferIdOf(windowId: string): string {
  return uuidV5(windowId, NAMESPACE);
}
