import type { NetworkName, WalletKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface FoundRow {
  person_id: string;
  wallet_id: string;
  network: NetworkName;
  kind: WalletKind;
  name_ar_sealed: Buffer;
  name_fr_sealed: Buffer;
  key_id: string;
  person_commune: string | null;
  trade_name_ar: string | null;
  trade_name_fr: string | null;
  commune: string | null;
  commune_code: string | null;
}

/**
 * Counts one question of an asker, unless the minute or the day is used up: one statement, so that questions at the same
 * moment cannot each find room. A minute runs from its first question. @returns whether there was room
 */
export async function countLookUp(
  manager: EntityManager,
  asked: { askerId: string; at: Date; day: string; perMinute: number; perDay: number },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into alias_askers as standing (asker_id, minute_from, minute_count, day, day_count)
     values ($1, $2, 1, $3::date, 1)
         on conflict (asker_id) do update
        set minute_from = case when standing.minute_from <= $2::timestamptz - interval '1 minute' then $2
                               else standing.minute_from end,
            minute_count = case when standing.minute_from <= $2::timestamptz - interval '1 minute' then 1
                                else standing.minute_count + 1 end,
            day = $3::date,
            day_count = case when standing.day = $3::date then standing.day_count + 1 else 1 end
      where (standing.minute_from <= $2::timestamptz - interval '1 minute' or standing.minute_count < $4::int)
        and (standing.day <> $3::date or standing.day_count < $5::int)
     returning true`,
    [asked.askerId, asked.at, asked.day, asked.perMinute, asked.perDay],
  );
  return rows.length === 1;
}

/** The wallet that a number leads to, when its holder has agreed to be found and nothing bars it. */
export async function readLeading(
  manager: EntityManager,
  { phoneHash, network, at }: { phoneHash: Buffer; network: string | null; at: Date },
): Promise<FoundRow | undefined> {
  const rows: FoundRow[] = await manager.query(
    `select people.person_id, wallets.wallet_id, wallets.network, wallets.kind, name_ar_sealed, name_fr_sealed, key_id,
            people.commune_code as person_commune, trade_name_ar, trade_name_fr, commune, merchants.commune_code
       from aliases
       join people using (person_id, phone_hash)
       join alias_consents using (person_id)
       join wallets on wallets.wallet_id = aliases.wallet_id and state = 'open'
       left join merchants on merchants.wallet_id = wallets.wallet_id
      where aliases.phone_hash = $1 and ended_at is null and frozen_at is null and withdrawn_at is null
        and case when $2::text is null then is_default else wallets.network = $2 end
        and not exists (select 1 from moved_numbers where moved_numbers.phone_hash = $1 and listable_from > $3)
      order by is_default desc, alias_id limit 1`,
    [phoneHash, network, at],
  );
  return rows[0];
}
