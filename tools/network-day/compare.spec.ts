import { linesOf, verdictOf, type Line } from './compare';
import type { Operation } from './operations';

const ID = '0198c0de-7b1a-7c3d-9e21-4f5a6b7c8d01';
const operation = { no: 1, kind: 'payout', network: 'm2t', amountMinor: '500', paymentId: ID } as Operation;
const ours = (state: string) => ({
  paymentId: ID,
  kind: 'payout' as const,
  state,
  amountMinor: '500',
  failure: null,
});
const theirs = (state: string, amount = '500', kind = 'payout') => ({
  network: 'm2t' as const,
  kind,
  id: ID,
  ref: 'M2',
  amount,
  state,
});
const kept = (state: string, isContradicted = false, kind: 'payout' | 'collection' = 'payout') => ({
  network: 'm2t' as const,
  kind,
  id: ID,
  ref: 'M2',
  state,
  isContradicted,
  isFromStatement: false,
});
const posted = (amountMinor?: string, isHeld = false) => ({
  ...(amountMinor !== undefined && { amountMinor }),
  isHeld,
});

describe('a payout', () => {
  const payout = (line: Partial<Line>): string =>
    verdictOf({ network: 'm2t', kind: 'payout', operation, ...line });

  it.each<[string, Partial<Line>]>([
    ['moved', { ours: ours('completed'), posted: posted('500'), theirs: theirs('done') }],
    ['not moved', { ours: ours('declined'), posted: posted(), theirs: theirs('declined') }],
    ['not moved', { ours: ours('declined'), posted: posted() }],
    ['open', { ours: ours('held'), posted: posted(undefined, true), theirs: theirs('done') }],
    ['unexplained: paid there, unknown here', { theirs: theirs('done') }],
    ['unexplained: paid here, not there', { ours: ours('completed'), posted: posted('500') }],
    [
      'unexplained: paid there, given back here',
      { ours: ours('declined'), posted: posted(), theirs: theirs('done') },
    ],
    [
      'contradicted',
      { ours: ours('declined'), posted: posted(), theirs: theirs('done'), kept: kept('declined', true) },
    ],
    [
      'unexplained: another amount was paid there',
      { ours: ours('completed'), posted: posted('500'), theirs: theirs('done', '501') },
    ],
    [
      'unexplained: the ledger has it otherwise',
      { ours: ours('completed'), posted: posted(), theirs: theirs('done') },
    ],
    [
      'unexplained: the money is still aside',
      { ours: ours('declined'), posted: posted(undefined, true), theirs: theirs('declined') },
    ],
    ['unexplained: nobody wished for it', { operation: undefined, ours: ours('completed') }],
  ])('is %s', (verdict, line) => expect(payout(line)).toBe(verdict));
});

describe('a collection', () => {
  const collection = (line: Partial<Line>): string =>
    verdictOf({ network: 'm2t', kind: 'collection', ...line });
  const taken = theirs('done', '500', 'collection');

  it.each<[string, Partial<Line>]>([
    [
      'moved',
      {
        ours: ours('completed'),
        posted: posted('500'),
        theirs: taken,
        kept: kept('completed', false, 'collection'),
      },
    ],
    ['returned to them', { posted: posted(), theirs: taken, kept: kept('refused', false, 'collection') }],
    ['not told', { theirs: taken }],
    ['open', { theirs: taken, kept: kept('waiting', false, 'collection') }],
    ['unexplained: credited here, not taken there', { ours: ours('completed'), posted: posted('500') }],
    [
      'unexplained: another amount was posted',
      {
        ours: ours('completed'),
        posted: posted('400'),
        theirs: taken,
        kept: kept('completed', false, 'collection'),
      },
    ],
  ])('is %s', (verdict, line) => expect(collection(line)).toBe(verdict));
});

it('puts together what each side has of one movement, and leaves out nothing', () => {
  const stray = { ...ours('completed'), paymentId: '0198c0de-7b1a-7c3d-9e21-4f5a6b7c8d02' };
  const lines = linesOf([operation], {
    ours: new Map([ours('completed'), stray].map((one) => [one.paymentId, one])),
    posted: new Map([[ID, posted('500')]]),
    theirs: new Map([[`m2t ${ID}`, theirs('done')]]),
    kept: new Map([[`m2t ${ID}`, kept('succeeded')]]),
    openHolds: 0,
  });
  expect(lines.map(verdictOf)).toEqual(['moved', 'unexplained: nobody wished for it']);
});
