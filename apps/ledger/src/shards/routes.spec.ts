import { randomUUID } from 'node:crypto';
import { idInShard, type TransferToPostV1 } from '@hanout/contracts';
import { idsToLocate, routesOf, type Located } from './routes';
import { ShardMap } from './shard-map';

const map = ShardMap.parse('a:0-511,b:512-1023');
const atA = () => idInShard(randomUUID(), 7);
const atB = () => idInShard(randomUUID(), 700);
const nowhere: Located = { at: new Map(), crossings: new Set() };

function aTransfer(from: string, to: string, more: Partial<TransferToPostV1> = {}): TransferToPostV1 {
  const leg = { debitAccountId: from, creditAccountId: to, amount: { minor: '1', currency: 'MAD' } };
  return { transferId: randomUUID(), kind: 'grant', legs: [leg], ...more };
}

function settle(type: 'post_hold' | 'void_hold' | 'reverse', targetId: string): TransferToPostV1 {
  return { transferId: randomUUID(), kind: 'grant', type, targetId, legs: [] };
}

function routes(transfers: TransferToPostV1[], located: Partial<Located> = {}): string[] {
  return routesOf(transfers, map, { ...nowhere, ...located });
}

it('sends legs to where they lie, and what crosses to where the first debit is', () => {
  const hold = aTransfer(atB(), atB(), { type: 'hold' });
  expect(routes([aTransfer(atA(), atA()), hold, aTransfer(atA(), atB()), aTransfer(atB(), atA())])).toEqual([
    'a',
    'b',
    'a',
    'b',
  ]);
});

it('sends what has no legs to where it was decided, else to where its target is', () => {
  const [known, fresh] = [settle('void_hold', randomUUID()), settle('post_hold', randomUUID())];
  const at = new Map([
    [known.transferId, 'b'],
    [known.targetId!, 'a'],
    [fresh.targetId!, 'b'],
  ]);
  expect(routes([known, fresh, { ...fresh, targetId: fresh.targetId!.toUpperCase() }], { at })).toEqual([
    'b',
    'b',
    'b',
  ]);
  expect(idsToLocate([known, aTransfer(atA(), atA()), fresh, fresh])).toEqual([
    known.transferId,
    known.targetId,
    fresh.transferId,
    fresh.targetId,
  ]);
});

it('finds a target within the question, however many steps back', () => {
  const hold = aTransfer(atB(), atB(), { type: 'hold' });
  const post = settle('post_hold', hold.transferId);
  expect(routes([hold, post, settle('reverse', post.transferId)])).toEqual(['b', 'b', 'b']);
});

it('always sends what has an unknown target to the same instance', () => {
  const [toA, toB] = [settle('reverse', atA()), settle('post_hold', atB())];
  expect(routes([toA, toB])).toEqual(['a', 'b']);
});

describe('refuses, with the field,', () => {
  const refusal = (field: string) =>
    expect.objectContaining({ code: 'ledger.crossing_unsupported', kind: 'refused', field });

  it('a hold across instances, and legs of its settlement', () => {
    const hold = aTransfer(atA(), atB(), { type: 'hold' });
    expect(() => routes([aTransfer(atA(), atB()), hold])).toThrow(refusal('transfers.1.legs'));
    const post = aTransfer(atA(), atB(), { type: 'post_hold', targetId: randomUUID() });
    expect(() => routes([post])).toThrow(refusal('transfers.0.legs'));
  });

  it('a chain that crosses, or that lies on two instances', () => {
    const first = aTransfer(atA(), atA(), { isLinked: true });
    expect(routes([first, aTransfer(atA(), atA()), aTransfer(atB(), atB())])).toEqual(['a', 'a', 'b']);
    expect(() => routes([first, aTransfer(atA(), atB())])).toThrow(refusal('transfers.1.legs'));
    expect(() => routes([first, aTransfer(atB(), atB())])).toThrow(refusal('transfers.1.legs'));
    expect(() => routes([first, settle('void_hold', atB())])).toThrow(refusal('transfers.1.targetId'));
    expect(() => routes([aTransfer(atA(), atB(), { isLinked: true }), first])).toThrow(
      refusal('transfers.0.legs'),
    );
  });

  it('a reversal of what crossed', () => {
    const crossing = aTransfer(atA(), atB());
    const reversal = settle('reverse', crossing.transferId);
    const crossings = new Set([crossing.transferId]);
    expect(() => routes([reversal], { crossings })).toThrow(refusal('transfers.0.targetId'));
    expect(() => routes([crossing, reversal])).toThrow(refusal('transfers.1.targetId'));
    // It was asked for before there was anything to reverse, and was refused: that answer stands.
    expect(routes([reversal], { crossings, at: new Map([[reversal.transferId, 'b']]) })).toEqual(['b']);
  });
});
