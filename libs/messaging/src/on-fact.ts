import type { Fact } from '@hanout/contracts';
import type { Envelope } from '@hanout/contracts';
import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export const ON_FACT = 'hanout:on-fact';

export type FactHandler<Data> = (
  data: Data,
  manager: EntityManager,
  envelope: Envelope<Data>,
) => Promise<void>;

/**
 * This method applies that fact. It is called within a transaction that already holds the inbox row: what it writes
 * through `manager` is applied once, however often the fact arrives. It must not call anything outside the database.
 */
export function OnFact<Data extends object>(
  fact: Fact<Data>,
): <Method extends (data: Data, manager: EntityManager, ...rest: never[]) => Promise<void>>(
  target: object,
  property: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void {
  return SetMetadata(ON_FACT, fact);
}
