import { idInShard, SHARDS, shardOf, systemAccountId } from '@hanout/contracts';
import { ValidateBy, type ValidationOptions } from 'class-validator';

const RANGE = /^([a-z][a-z0-9-]{0,19}):(\d{1,4})-(\d{1,4})$/;

/**
 * Which instance owns which accounts: `a:0-511,b:512-1023`. Every shard has one owner, every instance one range, and all
 * instances have the same map.
 */
export class ShardMap {
  private constructor(
    readonly instances: readonly string[],
    private readonly firstShards: ReadonlyMap<string, number>,
    private readonly owners: readonly string[],
  ) {}

  /** @throws Error what is wrong with the text */
  static parse(text: string): ShardMap {
    const firstShards = new Map<string, number>();
    const owners: string[] = [];
    for (const part of text.split(',')) {
      const [, instance = '', from, to] = RANGE.exec(part) ?? [];
      const [first, last] = [Number(from), Number(to)];
      if (!instance) throw new Error(`'${part}' is not like a:0-511`);
      if (firstShards.has(instance)) throw new Error(`${instance} has two ranges`);
      if (last < first || last >= SHARDS) throw new Error(`${part} is not within 0-${SHARDS - 1}`);
      firstShards.set(instance, first);
      for (let shard = first; shard <= last; shard += 1) {
        if (owners[shard] !== undefined) throw new Error(`shard ${shard} has two owners`);
        owners[shard] = instance;
      }
    }
    const orphan = Array.from({ length: SHARDS }, (_, shard) => owners[shard]).indexOf(undefined);
    if (orphan >= 0) throw new Error(`shard ${orphan} has no owner`);
    return new ShardMap([...firstShards.keys()], firstShards, owners);
  }

  ownerOf(accountId: string): string {
    return this.owners[shardOf(accountId)]!;
  }

  /**
   * Through this account goes what an instance owes to a peer or is owed by it. Its id is worked out of its name and then
   * moved to the first shard of the instance, so that it is found like any other account.
   */
  clearingAccountId({ of, peer, currency }: { of: string; peer: string; currency: string }): string {
    return idInShard(systemAccountId(`clearing:${of}:${peer}:${currency}`), this.firstShards.get(of)!);
  }
}

/** A map that has the instance of these settings in it. */
export function IsShardMap(options?: ValidationOptions): PropertyDecorator {
  const problemOf = (text: unknown, instance: string | undefined): string | undefined => {
    try {
      const { instances } = ShardMap.parse(String(text));
      if (instance === undefined) return 'is of use only with an instance';
      return instances.includes(instance) ? undefined : `does not have ${instance} in it`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const instanceOf = (settings: object): string | undefined => (settings as { instance?: string }).instance;
  return ValidateBy(
    {
      name: 'isShardMap',
      validator: {
        validate: (value, args) => problemOf(value, instanceOf(args!.object)) === undefined,
        defaultMessage: (args) => `the map ${problemOf(args!.value, instanceOf(args!.object))}`,
      },
    },
    options,
  );
}
