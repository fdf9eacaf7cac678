import 'reflect-metadata';
import { SHARDS, shardOf, systemAccountId } from '@hanout/contracts';
import { loadConfig } from '@hanout/service-kit';
import { LedgerConfig } from '../config';
import { ShardMap } from './shard-map';

const idIn = (shard: number) => `a0000000-0000-4000-8000-00000000${shard.toString(16).padStart(4, '0')}`;

it('gives every shard to the instance whose range it is in', () => {
  const map = ShardMap.parse('a:0-0,b:1-511,c:512-1023');
  expect(map.instances).toEqual(['a', 'b', 'c']);
  const owners = Array.from({ length: SHARDS }, (_, shard) => map.ownerOf(idIn(shard)));
  expect(owners).toEqual(['a', ...Array<string>(511).fill('b'), ...Array<string>(512).fill('c')]);
  expect(map.ownerOf(idIn(511).toUpperCase())).toBe('b');
});

it.each([
  ['', "'' is not like a:0-511"],
  ['a:0-1023,', "'' is not like a:0-511"],
  ['A:0-1023', "'A:0-1023' is not like a:0-511"],
  ['a:0-511, b:512-1023', "' b:512-1023' is not like a:0-511"],
  ['a:0-1024', 'a:0-1024 is not within 0-1023'],
  ['a:1023-0', 'a:1023-0 is not within 0-1023'],
  ['a:0-511,a:512-1023', 'a has two ranges'],
  ['a:0-512,b:512-1023', 'shard 512 has two owners'],
  ['a:0-510,b:512-1023', 'shard 511 has no owner'],
  ['a:0-1022', 'shard 1023 has no owner'],
])('refuses the map %j', (text, problem) => {
  expect(() => ShardMap.parse(text)).toThrow(problem);
});

it('keeps the clearing accounts of an instance at that instance', () => {
  const map = ShardMap.parse('a:0-99,b:100-100,c:101-1023');
  for (const of of map.instances) {
    for (const peer of map.instances) {
      const id = map.clearingAccountId({ of, peer, currency: 'MAD' });
      expect(map.ownerOf(id)).toBe(of);
      expect(id.slice(0, -4)).toBe(systemAccountId(`clearing:${of}:${peer}:MAD`).slice(0, -4));
    }
  }
  expect(shardOf(map.clearingAccountId({ of: 'c', peer: 'a', currency: 'MAD' }))).toBe(101);
});

describe('the settings', () => {
  const settings = (more: Record<string, string>) =>
    loadConfig(LedgerConfig, {
      NATS_URL: 'nats://127.0.0.1:1',
      DATABASE_URL: 'postgres://127.0.0.1/none',
      HTTP_PORT: '0',
      HEADS_FILE: '/nowhere/heads.jsonl',
      ...more,
    });

  it('are of the only ledger without an instance', () => {
    expect(settings({}).instance).toBeUndefined();
  });

  it('of an instance need a map with it', () => {
    expect(settings({ INSTANCE: 'b', SHARD_MAP: 'a:0-511,b:512-1023' })).toMatchObject({ instance: 'b' });
    expect(() => settings({ INSTANCE: 'b' })).toThrow(/SHARD_MAP/);
    expect(() => settings({ INSTANCE: 'b', SHARD_MAP: 'a:0-1023' })).toThrow('does not have b in it');
    expect(() => settings({ INSTANCE: 'b', SHARD_MAP: 'b:0-1022' })).toThrow('shard 1023 has no owner');
    expect(() => settings({ INSTANCE: 'B', SHARD_MAP: 'a:0-1023' })).toThrow(/INSTANCE/);
  });

  it('with a map and no instance do not start: it would own everything', () => {
    expect(() => settings({ SHARD_MAP: 'a:0-1023' })).toThrow('only with an instance');
  });
});
