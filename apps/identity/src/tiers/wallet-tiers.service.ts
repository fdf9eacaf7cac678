import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { businessDayOf, type Clock } from '@hanout/calendar';
import { tierChanged, type NetworkName } from '@hanout/contracts';
import { Outbox } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Tiers } from './tiers.service';

/** Gives wallets another tier, and tells of it. */
@Injectable()
export class WalletTiers {
  constructor(
    private readonly tiers: Tiers,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Within the transaction of what brought the change about. The ceiling is the cap of the tier, or what the holder's
   * other wallets leave of his own cap.
   */
  async change(manager: EntityManager, { walletId, tier, reason }: TierChange): Promise<void> {
    const cap = (await this.tiers.capsOn(businessDayOf(this.clock.now()), manager)).get(tier);
    if (cap === undefined) throw new Error(`No balance cap is in force for tier ${tier}`);
    const [rows] = (await manager.query(
      `update wallets set tier = $2, ceiling_minor = $3, tier_version = tier_version + 1
        where wallet_id = $1 and state = 'open'
       returning person_id, network, ceiling_minor, currency, tier_version`,
      [walletId, tier, cap.balanceCapMinor.toString()],
    )) as [ChangedRow[], number];
    const row = rows[0];
    if (row === undefined) throw new Error(`wallet ${walletId} is not open`);
    await this.outbox.add(manager, tierChanged, {
      changeId: uuidV7(),
      walletId,
      personId: row.person_id,
      network: row.network,
      tier,
      ceiling: { minor: row.ceiling_minor, currency: row.currency },
      version: row.tier_version,
      reason,
    });
  }

  /**
   * As `change`, for a wallet whose tier is lower. The tier is read here, under the wallet's lock: what was read earlier in
   * the transaction may have lapsed since.
   */
  async raise(manager: EntityManager, change: TierChange): Promise<void> {
    const rows: { tier: number }[] = await manager.query(
      'select tier from wallets where wallet_id = $1 for update',
      [change.walletId],
    );
    if (rows[0] !== undefined && rows[0].tier < change.tier) await this.change(manager, change);
  }
}

export interface TierChange {
  walletId: string;
  tier: number;
  reason: string;
}

interface ChangedRow {
  person_id: string;
  network: NetworkName;
  ceiling_minor: string;
  currency: string;
  tier_version: string;
}
