import type { EntityManager } from 'typeorm';
import type { Merchant } from './merchant.entity';
import type { Wallet } from './wallet.entity';

/** Whose a wallet is, as far as payments go by it. */
export type Holder = Pick<
  Wallet,
  'walletId' | 'personId' | 'kind' | 'network' | 'tier' | 'programmes' | 'ownLimits'
>;
export type Shop = Omit<Merchant, 'knownAt'>;

/** Who stands on the sides of payments, from our own copies: by wallet id, and by code in its order. */
export interface Parties {
  wallets: ReadonlyMap<string, Holder>;
  merchants: ReadonlyMap<string, Shop>;
}

/** One read for any number of sides: the wallets, the shops of these codes with theirs, and the shops these wallets have. */
export async function findParties(
  manager: EntityManager,
  { walletIds, merchantCodes }: { walletIds: readonly string[]; merchantCodes: readonly string[] },
): Promise<Parties> {
  const rows: { wallet: Holder | null; merchant: Shop | null }[] = await manager.query(
    `with shops as materialized (
       select * from merchants where code = any($1) or wallet_id = any($2::uuid[])
     )
     select json_build_object('walletId', wallet_id, 'personId', person_id, 'kind', kind, 'network', network, 'tier', tier,
                              'programmes', programmes, 'ownLimits', own_limits) as wallet,
            null as merchant
       from wallets where wallet_id = any($2::uuid[] || array(select wallet_id from shops))
     union all
     select null, json_build_object('code', code, 'walletId', wallet_id, 'tradeNameAr', trade_name_ar,
                                    'tradeNameFr', trade_name_fr, 'mcc', mcc, 'commune', commune)
       from shops`,
    [merchantCodes, walletIds],
  );
  const shops = rows.flatMap(({ merchant }) => merchant ?? []).sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    wallets: new Map(rows.flatMap(({ wallet }) => (wallet ? [[wallet.walletId, wallet]] : []))),
    merchants: new Map(shops.map((shop) => [shop.code, shop])),
  };
}
