import type { NetworkAdapter, OutcomeById, PayoutCapability, PayoutOrder } from '@hanout/network-kit';
import { unknown } from '@hanout/network-kit';
import type { DuePayout } from './payout.entity';

export type CallKind = 'send' | 'query' | 'reverse';

export interface PayoutCall {
  kind: CallKind;
  payouts: DuePayout[];
}

/** It had moved for good when we asked to undo it: with which number it says when it is asked. */
const MOVED = 'moved';

/**
 * The first attempt sends. After one of no clear word the network is asked what became of it, where it can be asked; what
 * it does not know is sent again with the same id. One that was cut short may have been sent.
 */
export function kindFor(payout: DuePayout, { query, reverse }: PayoutCapability): CallKind {
  const { attempts, lastCause, isOverdue } = payout;
  if (attempts === 1) return 'send';
  if (reverse && isOverdue && lastCause !== 'pending' && lastCause !== MOVED) return 'reverse';
  return query && lastCause !== 'not_found' ? 'query' : 'send';
}

/** In the order of taking, each of one kind and of no more than the wire takes. */
export function callsFor(payouts: readonly DuePayout[], capability: PayoutCapability): PayoutCall[] {
  const calls: PayoutCall[] = [];
  const open = new Map<CallKind, PayoutCall>();
  for (const payout of payouts) {
    const kind = kindFor(payout, capability);
    let call = open.get(kind);
    if (!call || call.payouts.length === capability.perCall) {
      call = { kind, payouts: [] };
      open.set(kind, call);
      calls.push(call);
    }
    call.payouts.push(payout);
  }
  return calls;
}

export async function makeCall(
  capability: PayoutCapability,
  kind: CallKind,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  switch (kind) {
    case 'send':
      return capability.send(orders);
    case 'query':
      return capability.query?.(orders) ?? [];
    case 'reverse':
      return ((await capability.reverse?.(orders)) ?? []).map(ofReversal);
  }
}

/** What is undone is declined; what had moved already has succeeded, under a number that is still to be asked for. */
function ofReversal(outcome: OutcomeById): OutcomeById {
  const { id } = outcome;
  switch (outcome.outcome) {
    case 'succeeded':
      return { id, outcome: 'declined', reason: 'reversed' };
    case 'declined':
      return { id, ...unknown(MOVED) };
    case 'pending':
      return { id, ...unknown('reversing') };
    case 'unknown':
      return outcome;
  }
}

/** A network that takes files and cannot be asked: an order lies in a file, and what became of it comes in another. */
export function takesFiles({ payouts, fetchNotices }: NetworkAdapter): boolean {
  return payouts !== undefined && !payouts.query && fetchNotices !== undefined;
}
