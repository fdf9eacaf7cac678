import type { NetworkName } from '@hanout/contracts';
import { keyOf, type Books, type Kept, type Ours, type Posted, type Theirs } from './books';
import type { Operation } from './operations';

/** One movement of money as all sides have it. */
export interface Line {
  network: NetworkName;
  kind: 'payout' | 'collection';
  operation?: Operation;
  ours?: Ours;
  posted?: Posted;
  theirs?: Theirs;
  kept?: Kept;
}

/**
 * `moved` and `not moved`: all sides agree, to the centime. `not told`: the network took it, its word was lost, and
 * its statement of the day was not heard. `returned to them`: the network has taken it from its
 * customer and nobody of ours could have it; it is told as refused. `contradicted`: the network said two things, which is
 * written down. `open`: not over yet. Everything else is unexplained, with what differs.
 */
export type Verdict =
  | 'moved'
  | 'not moved'
  | 'returned to them'
  | 'contradicted'
  | 'not told'
  | 'open'
  | `unexplained: ${string}`;

/** Every line that any side has. */
export function linesOf(operations: readonly Operation[], books: Books): Line[] {
  const lines = new Map<string, Line>();
  const at = (network: NetworkName, kind: Line['kind'], id: string): Line => {
    const key = keyOf(network, id);
    const line = lines.get(key) ?? { network, kind };
    lines.set(key, line);
    return line;
  };
  for (const operation of operations) {
    const { network, kind, paymentId, ref } = operation;
    const id = kind === 'payout' ? paymentId : ref;
    if (id !== undefined) at(network, kind, id).operation = operation;
  }
  for (const theirs of books.theirs.values())
    at(theirs.network, theirs.kind as Line['kind'], theirs.id).theirs = theirs;
  for (const [, kept] of books.kept)
    at(kept.network, kept.kind, kept.kind === 'payout' ? kept.id : kept.ref!).kept = kept;
  const claimed = new Set<string>();
  for (const line of lines.values()) {
    const id = line.kind === 'payout' ? (line.operation?.paymentId ?? line.kept?.id) : line.kept?.id;
    if (id === undefined) continue;
    line.ours = books.ours.get(id);
    line.posted = books.posted.get(id);
    claimed.add(id);
  }
  const strays = [...books.ours.values()].filter(({ paymentId }) => !claimed.has(paymentId));
  return [
    ...lines.values(),
    ...strays.map((ours): Line => ({ network: 'barid-cash', kind: ours.kind, ours })),
  ];
}

const OVER = new Set(['completed', 'failed', 'declined', 'cancelled', 'expired']);

export function verdictOf(line: Line): Verdict {
  return line.kind === 'payout' ? ofPayout(line) : ofCollection(line);
}

function ofPayout({ operation, ours, posted, theirs, kept }: Line): Verdict {
  if (!ours) return theirs?.state === 'done' ? 'unexplained: paid there, unknown here' : 'not moved';
  if (!operation) return 'unexplained: nobody wished for it';
  if (!OVER.has(ours.state) || theirs?.state === 'pending') return 'open';
  if (ours.amountMinor !== operation.amountMinor) return 'unexplained: another amount than was wished for';
  const [isPaidHere, isPaidThere] = [ours.state === 'completed', theirs?.state === 'done'];
  if (isPaidHere !== (posted?.amountMinor !== undefined)) return 'unexplained: the ledger has it otherwise';
  if (posted?.isHeld) return 'unexplained: the money is still aside';
  if (isPaidHere && posted?.amountMinor !== ours.amountMinor) return 'unexplained: another amount was posted';
  if (isPaidThere && theirs?.amount !== ours.amountMinor) return 'unexplained: another amount was paid there';
  if (isPaidHere === isPaidThere) return isPaidHere ? 'moved' : 'not moved';
  if (kept?.isContradicted) return 'contradicted';
  return isPaidHere ? 'unexplained: paid here, not there' : 'unexplained: paid there, given back here';
}

function ofCollection({ ours, posted, theirs, kept }: Line): Verdict {
  if (!theirs || theirs.state !== 'done')
    return ours?.state === 'completed' ? 'unexplained: credited here, not taken there' : 'not moved';
  // Whoever has something to tell has told it when the day is over.
  if (!kept) return 'not told';
  if (kept.state === 'waiting') return 'open';
  if (kept.state === 'refused')
    return posted?.amountMinor === undefined ? 'returned to them' : 'unexplained: refused and posted';
  if (ours?.state !== 'completed') return 'unexplained: told as completed, and is not';
  if (posted?.amountMinor !== theirs.amount)
    return kept.isContradicted ? 'contradicted' : 'unexplained: another amount was posted';
  return 'moved';
}
