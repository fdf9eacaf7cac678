import { readBalances, type CallerV1, type PeopleRegisteredV1, type WalletV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Merchant } from './merchant.entity';
import { Wallet } from './wallet.entity';
import { WALLET_ERRORS } from './wallets.errors';

@Injectable()
export class WalletsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
  ) {}

  async read(caller: CallerV1): Promise<WalletV1> {
    const { walletId, kind, network, tier } = await this.ofCaller(caller);
    const [merchant, { balances }] = await Promise.all([
      this.dataSource.manager.findOneBy(Merchant, { walletId }),
      this.asks.ask(readBalances, { accountIds: [walletId] }),
    ]);
    const balance = balances[0]?.balance;
    if (!balance) throw WALLET_ERRORS.error('payments.wallet_not_ready');
    return { walletId, kind, network, tier, balance, ...(merchant && { merchantCode: merchant.code }) };
  }

  /** The wallet a person signed in to. @throws DomainError when he did not sign in to one that is his. */
  async ofCaller(caller: CallerV1): Promise<Wallet> {
    if (caller.kind !== 'person' || !caller.walletId) throw PLATFORM_ERRORS.error('platform.forbidden');
    const wallet = await this.dataSource.manager.findOneBy(Wallet, { walletId: caller.walletId });
    if (!wallet) throw WALLET_ERRORS.error('payments.wallet_not_ready');
    if (wallet.personId !== caller.id) throw PLATFORM_ERRORS.error('platform.forbidden');
    return wallet;
  }

  /** Facts come twice and out of order: the one said last wins. */
  async learn(
    manager: EntityManager,
    { network, people }: PeopleRegisteredV1,
    saidAt: string,
  ): Promise<void> {
    const wallets = people.map(({ walletId, personId, walletKind, tier }) => ({
      walletId,
      personId,
      walletKind,
      tier,
    }));
    await manager.query(
      `insert into wallets (wallet_id, person_id, kind, network, tier, known_at)
       select distinct on (p."walletId") p."walletId", p."personId", p."walletKind", $2, p.tier, $3
         from json_to_recordset($1) as p("walletId" uuid, "personId" uuid, "walletKind" text, tier smallint)
        order by p."walletId"
       on conflict (wallet_id) do update
         set person_id = excluded.person_id, kind = excluded.kind, network = excluded.network, tier = excluded.tier,
             known_at = excluded.known_at
       where wallets.known_at <= excluded.known_at`,
      [JSON.stringify(wallets), network, saidAt],
    );
    const merchants = people.flatMap(({ walletId, merchant }) =>
      merchant ? [{ ...merchant, walletId }] : [],
    );
    if (merchants.length === 0) return;
    await manager.query(
      `insert into merchants (code, wallet_id, trade_name_ar, trade_name_fr, mcc, commune, known_at)
       select distinct on (m.code) m.code, m."walletId", m."tradeNameAr", m."tradeNameFr", m.mcc, m.commune, $2
         from json_to_recordset($1) as m(code text, "walletId" uuid, "tradeNameAr" text, "tradeNameFr" text, mcc text, commune text)
        order by m.code
       on conflict (code) do update
         set wallet_id = excluded.wallet_id, trade_name_ar = excluded.trade_name_ar,
             trade_name_fr = excluded.trade_name_fr, mcc = excluded.mcc, commune = excluded.commune,
             known_at = excluded.known_at
       where merchants.known_at <= excluded.known_at`,
      [JSON.stringify(merchants), saidAt],
    );
  }
}
