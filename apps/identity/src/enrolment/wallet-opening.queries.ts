import type {
  Language,
  MerchantProfileV1,
  NetworkName,
  RegisteredPersonV1,
  WalletKind,
} from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { personPlace, referencePlace } from '../personal-data/places';
import type { PersonalData } from '../personal-data/personal-data.service';

export interface WalletToOpen {
  wallet_id: string;
  kind: WalletKind;
  network: NetworkName;
  currency: string;
  ceiling_minor: string;
  state: 'opening' | 'open';
}

/** The wallets of those of the enrolments that no fact has told of yet. */
export function readUnannouncedWallets(
  manager: EntityManager,
  network: NetworkName,
  enrolmentIds: readonly string[],
): Promise<WalletToOpen[]> {
  return manager.query(
    `select distinct wallet_id, kind, wallets.network, currency, ceiling_minor, state
       from enrolments join wallets using (wallet_id)
      where enrolments.network = $1 and enrolment_id = any($2) and announced_at is null
      order by wallet_id`,
    [network, enrolmentIds],
  );
}

/** The oldest enrolments that nobody is answering for any more. */
export function readUnannounced(
  manager: EntityManager,
  { enrolledBefore, limit }: { enrolledBefore: Date; limit: number },
): Promise<{ network: NetworkName; enrolment_id: string }[]> {
  return manager.query(
    `select network, enrolment_id from enrolments
      where announced_at is null and enrolled_at <= $1 order by enrolled_at limit $2`,
    [enrolledBefore, limit],
  );
}

/** Takes the wallets in the order of their ids: two that complete the same enrolments wait in a line, not in a ring. */
export async function lockWallets(manager: EntityManager, walletIds: readonly string[]): Promise<void> {
  await manager.query('select 1 from wallets where wallet_id = any($1) order by wallet_id for update', [
    walletIds,
  ]);
}

export async function markOpen(
  manager: EntityManager,
  walletIds: readonly string[],
  at: Date,
): Promise<void> {
  await manager.query(
    `update wallets set state = 'open', opened_at = $2 where wallet_id = any($1) and state = 'opening'`,
    [walletIds, at],
  );
}

interface AnnouncedRow {
  person_id: string;
  wallet_id: string;
  kind: WalletKind;
  tier: number;
  language: Language;
  /** Null when the number has moved to another person since. */
  phone_sealed: Buffer | null;
  key_id: string;
  reference_rows: { scheme: string; hash: string; sealed: string; keyId: string }[] | null;
  code: string | null;
  trade_name_ar: string;
  trade_name_fr: string;
  mcc: string;
  ice: string | null;
  province: string;
  commune: string;
}

/** Marks the enrolments whose wallet is open as told of, once, and reads what is to be told. */
export async function announce(
  manager: EntityManager,
  network: NetworkName,
  enrolmentIds: readonly string[],
  at: Date,
  personalData: PersonalData,
): Promise<RegisteredPersonV1[]> {
  const rows: AnnouncedRow[] = await manager.query(
    `with announced as (
       update enrolments set announced_at = $3 from wallets
        where enrolments.network = $1 and enrolment_id = any($2) and announced_at is null
          and wallets.wallet_id = enrolments.wallet_id and wallets.state = 'open'
       returning enrolments.network, enrolment_id, enrolments.person_id, enrolments.wallet_id)
     select announced.person_id, announced.wallet_id, wallets.kind, wallets.tier,
            people.language, people.phone_sealed, people.key_id, brought.reference_rows,
            code, trade_name_ar, trade_name_fr, mcc, ice, province, commune
       from announced
       join people on people.person_id = announced.person_id
       join wallets on wallets.wallet_id = announced.wallet_id
       left join merchants on merchants.wallet_id = announced.wallet_id
       left join lateral (
         select json_agg(json_build_object('scheme', scheme, 'hash', encode(value_hash, 'hex'),
                                           'sealed', encode(value_sealed, 'base64'), 'keyId', key_id)) as reference_rows
           from enrolment_references join person_references using (scheme, value_hash)
          where enrolment_references.network = announced.network
            and enrolment_references.enrolment_id = announced.enrolment_id) brought on true
      order by enrolment_id`,
    [network, enrolmentIds, at],
  );
  return rows.map((row) => registeredPerson(row, personalData));
}

function registeredPerson(row: AnnouncedRow, personalData: PersonalData): RegisteredPersonV1 {
  const merchant = merchantOf(row);
  return {
    personId: row.person_id,
    walletId: row.wallet_id,
    walletKind: row.kind,
    tier: row.tier,
    language: row.language,
    ...(row.phone_sealed !== null && {
      phone: personalData.open(row.phone_sealed, row.key_id, personPlace('phone', row.person_id)),
    }),
    references: (row.reference_rows ?? []).map(({ scheme, hash, sealed, keyId }) => ({
      scheme,
      value: personalData.open(Buffer.from(sealed, 'base64'), keyId, referencePlace(scheme, hash)),
    })),
    ...(merchant !== undefined && { merchant }),
  };
}

function merchantOf(row: AnnouncedRow): MerchantProfileV1 | undefined {
  if (row.code === null) return undefined;
  return {
    code: row.code,
    tradeNameAr: row.trade_name_ar,
    tradeNameFr: row.trade_name_fr,
    mcc: row.mcc,
    ...(row.ice !== null && { ice: row.ice }),
    province: row.province,
    commune: row.commune,
  };
}
