import { idInShard, SHARDS, shardOf } from './shards';

it('reads the shard off the last digits of an id, in any case', () => {
  expect(shardOf('a0000000-0000-4000-8000-000000000000')).toBe(0);
  expect(shardOf('a0000000-0000-4000-8000-0000000003ff')).toBe(1_023);
  expect(shardOf('a0000000-0000-4000-8000-00000000F7FE')).toBe(1_022);
});

it.each([0, 1, 512, SHARDS - 1])('moves an id to shard %i and leaves the rest of it alone', (shard) => {
  const moved = idInShard('6f1f2a34-91c5-4d55-9d0e-2a0c8d2afb11', shard);
  expect(moved).toMatch(/^6f1f2a34-91c5-4d55-9d0e-2a0c8d2a[0-9a-f]{4}$/);
  expect(shardOf(moved)).toBe(shard);
});

it('leaves an id that is there already as it is', () => {
  expect(idInShard('a0000000-0000-4000-8000-00000000fc07', 7)).toBe('a0000000-0000-4000-8000-00000000fc07');
});
