import { randomUUID } from 'node:crypto';
import { idInShard, type LegV1, type TransferToPostV1 } from '@hanout/contracts';
import { checkForms } from '../transfers/transfer.door';
import { claimOf, halfOf, instancesOf, type Half } from './halves';
import { ShardMap } from './shard-map';

const map = ShardMap.parse('a:0-99,b:100-199,c:200-1023');
const accountAt = (shard: number) => idInShard(randomUUID(), shard);
const [payer, other] = [accountAt(0), accountAt(99)];
const [shop, shelf] = [accountAt(100), accountAt(199)];
const fees = accountAt(200);
const clearing = (of: string, peer: string) => map.clearingAccountId({ of, peer, currency: 'MAD' });

function leg(debitAccountId: string, creditAccountId: string, minor: bigint): LegV1 {
  return { debitAccountId, creditAccountId, amount: { minor: minor.toString(), currency: 'MAD' } };
}

function transfer(...legs: LegV1[]): TransferToPostV1 {
  return { transferId: randomUUID(), kind: 'merchant_payment', reference: 'R1', legs };
}

function halvesOf(whole: TransferToPostV1): Record<string, Half> {
  return Object.fromEntries(
    instancesOf(whole, map).map((instance) => [instance, halfOf(whole, instance, map)]),
  );
}

it('lies where its accounts do, the first debit first', () => {
  expect(instancesOf(transfer(leg(shop, payer, 1n), leg(payer, fees, 1n)), map)).toEqual(['b', 'a', 'c']);
});

it('goes through the clearing accounts of both sides, and says who is at the far end', () => {
  const { a, b } = halvesOf(transfer(leg(payer, shop, 100n)));
  expect(a!.hold).toMatchObject({ type: 'hold', kind: 'merchant_payment', reference: 'R1' });
  expect(a!.hold.legs).toEqual([leg(payer, clearing('a', 'b'), 100n)]);
  expect(b!.hold.legs).toEqual([leg(clearing('b', 'a'), shop, 100n)]);
  expect([a!.counters.post, b!.counters.post]).toEqual([[shop], [payer]]);
  // All that is held is posted.
  expect(b!.post).toMatchObject({ type: 'post_hold', targetId: b!.hold.transferId, legs: [] });
  expect(b!.void).toMatchObject({ type: 'void_hold', targetId: b!.hold.transferId, legs: [] });
  expect(b!.onward).toBeUndefined();
});

it('keeps the legs that do not cross, in their order', () => {
  const { a, b } = halvesOf(transfer(leg(payer, other, 1n), leg(payer, shop, 2n), leg(shelf, shop, 3n)));
  expect(a!.hold.legs).toEqual([leg(payer, other, 1n), leg(payer, clearing('a', 'b'), 2n)]);
  expect(a!.counters.post).toEqual([null, shop]);
  expect(b!.hold.legs).toEqual([leg(clearing('b', 'a'), shop, 2n), leg(shelf, shop, 3n)]);
});

it('lets a fee follow the sale that it is taken from, and keeps room for it', () => {
  const { a, b } = halvesOf(transfer(leg(payer, shop, 100n), leg(shop, shelf, 3n), leg(shop, fees, 1n)));
  const sale = leg(clearing('b', 'a'), shop, 100n);
  expect(a!.onward).toBeUndefined();
  expect(b!.hold.legs).toEqual([sale, leg(clearing('b', 'a'), shelf, 3n)]);
  expect(b!.post.legs).toEqual([sale]);
  expect(b!.onward!.legs).toEqual([leg(shop, shelf, 3n), leg(shop, clearing('b', 'c'), 1n)]);
  expect(b!.onward!.type).toBeUndefined();
  expect(b!.counters).toEqual({ post: [payer], onward: [null, fees] });
});

it('holds the other end of a fee that crosses in its turn', () => {
  const { c } = halvesOf(transfer(leg(payer, shop, 100n), leg(shop, fees, 1n)));
  expect(c!.hold.legs).toEqual([leg(clearing('c', 'b'), fees, 1n)]);
  expect(c!.counters.post).toEqual([shop]);
});

it('holds in full what an account gives beyond what it gets', () => {
  const { b } = halvesOf(transfer(leg(payer, shop, 100n), leg(shop, shelf, 101n)));
  expect(b!.hold.legs).toEqual([leg(clearing('b', 'a'), shop, 100n), leg(shop, shelf, 101n)]);
  expect(b!.onward).toBeUndefined();
});

it('lets money that goes around follow what is held of it, and holds it where nothing is', () => {
  const there = halvesOf(transfer(leg(payer, shop, 5n), leg(shop, payer, 5n)));
  expect(there.a!.hold.legs).toEqual([leg(clearing('a', 'b'), payer, 5n)]);
  expect(there.a!.onward!.legs).toEqual([leg(payer, clearing('a', 'b'), 5n)]);
  const here = [leg(payer, other, 1n), leg(other, payer, 1n)];
  const { a } = halvesOf(transfer(leg(shop, fees, 5n), ...here));
  expect(a!.hold.legs).toEqual(here);
  expect(a!.post.legs).toEqual([]);
  expect(a!.onward).toBeUndefined();
});

it('holds a leg from an account to itself, which is refused as that', () => {
  const { b } = halvesOf(transfer(leg(payer, shop, 5n), leg(shop, shop, 1n)));
  expect(b!.hold.legs).toContainEqual(leg(shop, shop, 1n));
});

it('works out the same ids again, in any case, and others for each instance and part', () => {
  const whole = transfer(leg(payer, shop, 100n), leg(shop, shelf, 1n));
  const ids = ({ hold, post, onward, void: end }: Half) =>
    [hold, post, onward, end].map((one) => one?.transferId);
  const { a, b } = halvesOf(whole);
  expect(ids(halvesOf({ ...whole, transferId: whole.transferId.toUpperCase() }).b!)).toEqual(ids(b!));
  const all = [...ids(a!), ...ids(b!), whole.transferId].filter(Boolean);
  expect(new Set(all).size).toBe(all.length);
});

it('keeps debits and credits of the whole, whatever crosses', () => {
  const whole = transfer(
    leg(payer, shop, 100n),
    leg(shop, fees, 7n),
    leg(fees, other, 2n),
    leg(other, shelf, 1n),
  );
  const moved = new Map<string, bigint>();
  for (const { post, hold, onward } of Object.values(halvesOf(whole))) {
    for (const { debitAccountId, creditAccountId, amount } of [
      ...(post.legs.length > 0 ? post.legs : hold.legs),
      ...(onward?.legs ?? []),
    ]) {
      moved.set(debitAccountId, (moved.get(debitAccountId) ?? 0n) - BigInt(amount.minor));
      moved.set(creditAccountId, (moved.get(creditAccountId) ?? 0n) + BigInt(amount.minor));
    }
  }
  const balances = [payer, shop, fees, other, shelf].map((accountId) => moved.get(accountId));
  expect(balances).toEqual([-100n, 93n, 5n, 1n, 1n]);
  for (const [one, peer] of [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
  ] as const) {
    expect((moved.get(clearing(one, peer)) ?? 0n) + (moved.get(clearing(peer, one)) ?? 0n)).toBe(0n);
  }
});

it('is made of transfers that the door lets in', () => {
  const whole = transfer(leg(payer, shop, 100n), leg(shop, shelf, 1n));
  const { a, b } = halvesOf(whole);
  const parts = [a!, b!].flatMap(({ hold, post, onward, void: end }) => [hold, post, onward ?? hold, end]);
  expect(() => checkForms([claimOf(whole.transferId, 'a'), ...parts])).not.toThrow();
});
