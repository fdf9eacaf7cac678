import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type {
  AliasV1,
  ChooseAliasesV1,
  FindAliasesV1,
  FreezeAliasV1,
  OwnAliasesV1,
  ReadAliasesV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { ALIAS_ERRORS } from './aliases.errors';
import {
  lockHolder,
  markFrozen,
  readAliasesOf,
  readConsent,
  readOwnOpenWallets,
  replaceAliases,
  writeConsent,
} from './aliases.queries';
import { isCoolingDown } from './numbers.queries';

/** What people's phone numbers lead to: their own choice, and whether others may ask. */
@Injectable()
export class Aliases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  read({ caller }: ReadAliasesV1): Promise<OwnAliasesV1> {
    reachOf(caller, 'identity.read-aliases');
    return this.aliasesOf(this.dataSource.manager, caller.id);
  }

  find({ caller, personId }: FindAliasesV1): Promise<OwnAliasesV1> {
    reachOf(caller, 'identity.find-aliases');
    return this.aliasesOf(this.dataSource.manager, personId);
  }

  choose({ caller, body }: ChooseAliasesV1): Promise<OwnAliasesV1> {
    reachOf(caller, 'identity.choose-aliases');
    const { isListed, walletIds } = body;
    const personId = caller.id;
    return inTransaction(this.dataSource, async (manager) => {
      const at = this.clock.now();
      const holder = await lockHolder(manager, personId);
      if (!holder?.phoneHash) throw ALIAS_ERRORS.error('identity.no_number');
      const { phoneHash } = holder;
      if (walletIds.length > 0 && (await isCoolingDown(manager, phoneHash, at)))
        throw ALIAS_ERRORS.error('identity.number_cooling_down');
      const own = await readOwnOpenWallets(manager, personId, walletIds);
      if (own.size < walletIds.length)
        throw ALIAS_ERRORS.error('identity.not_your_wallet', { field: 'walletIds' });
      const before = await readAliasesOf(manager, personId);
      if (before.some((alias) => alias.state === 'frozen' && isTouched(alias, walletIds)))
        throw ALIAS_ERRORS.error('identity.alias_frozen', { field: 'walletIds' });
      await replaceAliases(manager, {
        personId,
        phoneHash,
        walletIds,
        aliasIds: walletIds.map(() => uuidV7()),
        at,
      });
      await writeConsent(manager, { personId, isGiven: isListed, at });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.choose-aliases',
        subject: { kind: 'person', id: personId },
        after: { isListed, walletIds },
      });
      return this.aliasesOf(manager, personId);
    });
  }

  freeze({ caller, aliasId, body }: FreezeAliasV1): Promise<AliasV1> {
    reachOf(caller, 'identity.freeze-alias');
    const { isFrozen, reason } = body;
    return inTransaction(this.dataSource, async (manager) => {
      const alias = await markFrozen(manager, { aliasId, isFrozen, at: this.clock.now() });
      if (alias === undefined) throw ALIAS_ERRORS.error('identity.no_such_alias');
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.freeze-alias',
        subject: { kind: 'alias', id: aliasId },
        after: { state: alias.state },
        reason,
      });
      return alias;
    });
  }

  private async aliasesOf(manager: EntityManager, personId: string): Promise<OwnAliasesV1> {
    const items = await readAliasesOf(manager, personId);
    const consentedAt = await readConsent(manager, personId);
    return {
      isListed: consentedAt !== undefined,
      ...(consentedAt !== undefined && { consentedAt: consentedAt.toISOString() }),
      items,
    };
  }
}

/** Whether a choice would end the alias, or make another one or none the default. */
function isTouched({ walletId, isDefault }: AliasV1, walletIds: readonly string[]): boolean {
  return !walletIds.includes(walletId) || isDefault !== (walletIds[0] === walletId);
}
