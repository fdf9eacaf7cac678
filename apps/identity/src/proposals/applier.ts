import type { EntityManager } from 'typeorm';
import type { Proposal } from '@hanout/two-person';

/** A feature whose changes are proposed: it does what was approved, within the transaction of the approval. */
export interface Applier {
  /** Each kind it applies, and whether a new secret comes of it. */
  readonly kinds: Readonly<Record<string, { hasSecret: boolean }>>;
  /** @throws DomainError when it cannot be done any more; then nothing was approved */
  apply(manager: EntityManager, proposal: Proposal): Promise<void>;
}
