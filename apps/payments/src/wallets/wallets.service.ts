import { reachOf } from '@hanout/access';
import {
  readBalances,
  type CallerV1,
  type LinesPaidV1,
  type MerchantChangedV1,
  type PricedPayeeV1,
  type PeopleRegisteredV1,
  type TierChangedV1,
  type WalletV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readRoom } from '../limits/read-room';
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
    reachOf(caller, 'payments.read-wallet');
    const wallet = await this.ofCaller(caller);
    const { walletId, kind, network, tier } = wallet;
    const { manager } = this.dataSource;
    const [merchant, { balances }] = await Promise.all([
      manager.findOneBy(Merchant, { walletId }),
      this.asks.ask(readBalances, { accountIds: [walletId] }),
    ]);
    const [account] = balances;
    if (!account) throw WALLET_ERRORS.error('payments.wallet_not_ready');
    const { balance, heldOut, room: toReceive } = account;
    const room = await readRoom(manager, wallet, toReceive);
    return {
      walletId,
      kind,
      network,
      tier,
      balance,
      ...(heldOut && { held: heldOut }),
      ...(room && { room }),
      ...(merchant && { merchantCode: merchant.code }),
    };
  }

  /** For whoever asks what his prices depend on. */
  async readPricedPayee(caller: CallerV1): Promise<PricedPayeeV1> {
    const { walletId, tier } = await this.ofCaller(caller);
    const merchant = await this.dataSource.manager.findOneBy(Merchant, { walletId });
    return { walletId, tier, ...(merchant && { mcc: merchant.mcc }) };
  }

  /** The wallet a person signed in to. @throws DomainError when he did not sign in to his own, or to his shop's. */
  async ofCaller(caller: CallerV1): Promise<Wallet> {
    if (caller.kind !== 'person' || !caller.walletId) throw PLATFORM_ERRORS.error('platform.forbidden');
    const wallet = await this.dataSource.manager.findOneBy(Wallet, { walletId: caller.walletId });
    // A cashier serves in a shop that is another's: identity vouches for it in the token.
    const isTheirs = wallet !== null && (caller.roles.includes('cashier') || wallet.personId === caller.id);
    // Somebody else's is answered like one we do not know: that it exists is his affair.
    if (!isTheirs) throw WALLET_ERRORS.error('payments.wallet_not_ready');
    return wallet;
  }

  /**
   * The newest of the changes wins, over what the wallet was registered with too.
   *
   * @throws Error when the wallet is not known yet: the fact comes again
   */
  async changeTier(manager: EntityManager, { walletId, tier, version }: TierChangedV1): Promise<void> {
    const rows: unknown[] = await manager.query(
      `with known as (select wallet_id from wallets where wallet_id = $1),
       changed as (update wallets set tier = $2, tier_version = $3 where wallet_id = $1 and tier_version < $3)
       select 1 from known`,
      [walletId, tier, version],
    );
    if (rows.length === 0) throw new Error(`wallet ${walletId} is not known yet`);
  }

  /**
   * The newest of the changes wins, over what the shop was registered with too.
   *
   * @throws Error when the shop is not known yet: the fact comes again
   */
  async changeShop(manager: EntityManager, shop: MerchantChangedV1): Promise<void> {
    const { code, tradeNameAr, tradeNameFr, commune, version } = shop;
    const rows: unknown[] = await manager.query(
      `with known as (select code from merchants where code = $1),
       changed as (
         update merchants set trade_name_ar = $2, trade_name_fr = $3, commune = $4, sign_version = $5
          where code = $1 and sign_version < $5
       )
       select 1 from known`,
      [code, tradeNameAr, tradeNameFr, commune, version],
    );
    if (rows.length === 0) throw new Error(`shop ${code} is not known yet`);
  }

  /**
   * Who was paid by a programme is one of its families from then on.
   *
   * @throws Error when a wallet is not known yet: the fact comes again
   */
  async learnProgramme(manager: EntityManager, { programme, lines }: LinesPaidV1): Promise<void> {
    const walletIds = [...new Set(lines.map(({ walletId }) => walletId))];
    const rows: unknown[] = await manager.query(
      `with known as (select wallet_id from wallets where wallet_id = any($1::uuid[])),
       paid as (
         update wallets w set programmes = array_append(programmes, $2)
           from unnest($1::uuid[]) as l(wallet_id)
          where w.wallet_id = l.wallet_id and not w.programmes @> array[$2::text]
       )
       select 1 from known`,
      [walletIds, programme],
    );
    if (rows.length < walletIds.length) throw new Error(`a wallet that ${programme} paid is not known yet`);
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
         set person_id = excluded.person_id, kind = excluded.kind, network = excluded.network,
             tier = case when wallets.tier_version = 0 then excluded.tier else wallets.tier end,
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
         set wallet_id = excluded.wallet_id, mcc = excluded.mcc, known_at = excluded.known_at,
             trade_name_ar = case when merchants.sign_version = 0 then excluded.trade_name_ar else merchants.trade_name_ar end,
             trade_name_fr = case when merchants.sign_version = 0 then excluded.trade_name_fr else merchants.trade_name_fr end,
             commune = case when merchants.sign_version = 0 then excluded.commune else merchants.commune end
       where merchants.known_at <= excluded.known_at`,
      [JSON.stringify(merchants), saidAt],
    );
  }
}
