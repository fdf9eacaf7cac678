import type { NetworkName, WalletKind, WalletState } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/** A wallet of a person, or the person alone where there is none. */
export interface PersonRow {
  person_id: string;
  name_ar_sealed: Buffer;
  name_fr_sealed: Buffer;
  key_id: string;
  wallet_id: string | null;
  network: NetworkName;
  kind: WalletKind;
  tier: number;
  state: WalletState;
  code: string | null;
  trade_name_ar: string;
  trade_name_fr: string;
}

/** The one who has a number now, wallet by wallet; a number is one person's. */
export function readPersonByNumber(manager: EntityManager, phoneHash: Buffer): Promise<PersonRow[]> {
  return manager.query(
    `select person_id, name_ar_sealed, name_fr_sealed, key_id, wallets.wallet_id, network, kind, tier, state,
            code, trade_name_ar, trade_name_fr
       from people
       left join wallets using (person_id)
       left join merchants on merchants.wallet_id = wallets.wallet_id
      where phone_hash = $1 order by wallets.created_at, wallets.wallet_id`,
    [phoneHash],
  );
}
