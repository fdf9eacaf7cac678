import { Injectable } from '@nestjs/common';
import { LedgerConfig } from '../config';
import { ShardMap } from './shard-map';

/** Which of the instances this process is, and what it owns. */
@Injectable()
export class Instance {
  readonly name: string;
  readonly map: ShardMap;

  constructor({ instance, shardMap }: LedgerConfig) {
    if (instance === undefined || shardMap === undefined)
      throw new Error('INSTANCE and SHARD_MAP are not set');
    this.name = instance;
    this.map = ShardMap.parse(shardMap);
  }

  get peers(): string[] {
    return this.map.instances.filter((instance) => instance !== this.name);
  }

  owns(accountId: string): boolean {
    return this.map.ownerOf(accountId) === this.name;
  }

  /** Somebody else's account must never be found here: opened at two instances, it would be two. */
  misled(what: string): Error {
    return new Error(`${what} is not of ${this.name}: have all instances the same SHARD_MAP?`);
  }
}
