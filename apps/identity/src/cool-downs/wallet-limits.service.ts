import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type { WalletLimitsV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { CLOCK } from '@hanout/service-kit';
import { readRuleOn } from '../tiers/tiers.queries';
import { CoolDowns } from './cool-downs.service';
import { smallest, type Limits } from './limits';

/** What a wallet may pay now. */
@Injectable()
export class WalletLimits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly coolDowns: CoolDowns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(walletId: string): Promise<WalletLimitsV1> {
    const [wallet]: { person_id: string; tier: number; currency: string }[] = await this.dataSource.query(
      'select person_id, tier, currency from wallets where wallet_id = $1',
      [walletId],
    );
    if (wallet === undefined) throw PLATFORM_ERRORS.error('platform.not_found');
    const running = await this.coolDowns.running(wallet.person_id);
    const limits: Limits[] = running
      .filter(({ currency }) => currency === wallet.currency)
      .map((one) => ({ perPaymentMinor: BigInt(one.perPaymentMinor), perDayMinor: BigInt(one.perDayMinor) }));
    const { perPaymentMinor, perDayMinor, perMonthMinor } = smallest([...limits, await this.ofTier(wallet)]);
    const money = (minor: bigint) => ({ minor: minor.toString(), currency: wallet.currency });
    return {
      walletId,
      ...(perPaymentMinor !== undefined && { perPayment: money(perPaymentMinor) }),
      ...(perDayMinor !== undefined && { perDay: money(perDayMinor) }),
      ...(perMonthMinor !== undefined && { perMonth: money(perMonthMinor) }),
      coolDowns: running.map(({ reason, endsAt }) => ({ reason, endsAt: endsAt.toISOString() })),
    };
  }

  private async ofTier({ tier, currency }: { tier: number; currency: string }): Promise<Limits> {
    const today = businessDayOf(this.clock.now());
    const rule = await readRuleOn(this.dataSource.manager, { tier, day: today });
    if (rule === undefined || rule.currency !== currency) return {};
    return {
      perPaymentMinor: BigInt(rule.perOperationMinor),
      perDayMinor: BigInt(rule.dailyMinor),
      perMonthMinor: BigInt(rule.monthlyMinor),
    };
  }
}
