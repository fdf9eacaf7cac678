import { unknown, type Outcome, type OutcomeById, type PayoutOrder } from '@hanout/network-kit';
import { DIRHAM, writeAmount } from './amounts';
import type { M2tConfig } from './config';
import type { Line } from './line';
import type { IsoMessage } from './message';
import { readPrivateData, writePrivateData } from './private-data';
import { outcomeOf, outcomeOfReversal } from './status';
import { localTimeOf } from './times';

/** Field 3, from and to an account of the default kind. Dated by the network's contract. */
export const PROCESSING = { payout: '260000', collection: '500000' } as const;

/** Of the message to be undone: its kind, and zeros where we do not keep its numbers; the RRN and our id name it. */
const ORIGINAL = '0200'.padEnd(42, '0');

/** 0200 → 0210, each in a message of its own. */
export function sendPayouts(
  line: Line,
  config: M2tConfig,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  return each(orders, async (order) => {
    const fields = fieldsOf(config, order);
    // Never sent, at no repeat either, since the amount is the same for ever: this is a clear no of ours.
    if (!fields) return { outcome: 'declined', reason: 'amount_too_large' };
    return ask(line, '0200', fields, outcomeOf);
  });
}

/** 0420 → 0430. One that never arrived is barred by it. */
export function reversePayouts(
  line: Line,
  config: M2tConfig,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  return each(orders, async (order) => {
    const fields = fieldsOf(config, order);
    if (!fields) return { outcome: 'succeeded', ref: 'never_sent' };
    return ask(line, '0420', { ...fields, 90: ORIGINAL }, outcomeOfReversal);
  });
}

async function ask(
  line: Line,
  mti: string,
  fields: Record<number, string>,
  readOutcome: (message: IsoMessage) => Outcome,
): Promise<Outcome> {
  const reply = await line.ask({ mti, fields });
  if (reply.outcome === 'unknown') return reply;
  const said = reply.message.fields;
  const id = readPrivateData(said[48])?.id;
  const speaksOfIt =
    said[4] === fields[4] && said[49] === fields[49] && (!id || id === readPrivateData(fields[48])?.id);
  return speaksOfIt ? readOutcome(reply.message) : unknown('contradictory');
}

function fieldsOf(config: M2tConfig, order: PayoutOrder): Record<number, string> | undefined {
  const { id, no, account, amount, reference, takenAt } = order;
  const centimes = writeAmount(amount);
  if (centimes === undefined) return undefined;
  return {
    3: PROCESSING.payout,
    4: centimes,
    ...localTimeOf(takenAt),
    32: config.acquirer,
    37: String(no).padStart(12, '0'),
    41: config.terminal,
    42: config.acceptor,
    48: writePrivateData({ id, reference }),
    49: DIRHAM,
    102: config.acceptor.trimEnd(),
    103: account,
  };
}

function each(
  orders: readonly PayoutOrder[],
  outcomeOfOne: (order: PayoutOrder) => Promise<Outcome>,
): Promise<OutcomeById[]> {
  return Promise.all(orders.map(async (order) => ({ id: order.id, ...(await outcomeOfOne(order)) })));
}
