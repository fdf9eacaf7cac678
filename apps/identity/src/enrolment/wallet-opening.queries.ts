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
import { referenceKey } from './enrolment.decision';

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
       from enrolments_to_announce join wallets using (wallet_id)
      where enrolments_to_announce.network = $1 and enrolment_id = any($2)
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
    `select network, enrolment_id from enrolments_to_announce
      where enrolled_at <= $1 order by enrolled_at limit $2`,
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
  brought: BroughtReference[];
  language: Language;
  /** Null when the number has moved to another person since. */
  phone_sealed: Buffer | null;
  key_id: string;
  code: string | null;
  trade_name_ar: string;
  trade_name_fr: string;
  mcc: string;
  ice: string | null;
  province: string;
  commune: string;
}

/** A key of `person_references`; the hash in hex. */
interface BroughtReference {
  scheme: string;
  hash: string;
}

/** Takes the enrolments whose wallet is open out of those to be told of, once, and reads what is to be told. */
export async function announce(
  manager: EntityManager,
  network: NetworkName,
  enrolmentIds: readonly string[],
  personalData: PersonalData,
): Promise<RegisteredPersonV1[]> {
  const rows: AnnouncedRow[] = await manager.query(
    `with announced as (
       delete from enrolments_to_announce waiting using wallets
        where waiting.network = $1 and waiting.enrolment_id = any($2)
          and wallets.wallet_id = waiting.wallet_id and wallets.state = 'open'
       returning waiting.enrolment_id, waiting.brought, wallets.wallet_id, wallets.person_id, wallets.kind, wallets.tier)
     select person_id, wallet_id, kind, tier, brought, language, phone_sealed, key_id,
            code, trade_name_ar, trade_name_fr, mcc, ice, province, commune
       from announced join people using (person_id) left join merchants using (wallet_id)
      order by enrolment_id`,
    [network, enrolmentIds],
  );
  const references = await readReferences(
    manager,
    rows.flatMap(({ brought }) => brought),
  );
  return rows.map((row) => registeredPerson(row, references, personalData));
}

interface SealedReference {
  value_sealed: Buffer;
  key_id: string;
}

/** By `referenceKey`. What has been erased since is not there. */
async function readReferences(
  manager: EntityManager,
  brought: readonly BroughtReference[],
): Promise<ReadonlyMap<string, SealedReference>> {
  const rows: (BroughtReference & SealedReference)[] = await manager.query(
    `select scheme, encode(value_hash, 'hex') as hash, value_sealed, key_id
       from unnest($1::text[], $2::bytea[]) as brought (scheme, value_hash)
       join person_references using (scheme, value_hash)`,
    [brought.map(({ scheme }) => scheme), brought.map(({ hash }) => Buffer.from(hash, 'hex'))],
  );
  return new Map(rows.map((row) => [referenceKey(row.scheme, row.hash), row]));
}

function registeredPerson(
  row: AnnouncedRow,
  sealed: ReadonlyMap<string, SealedReference>,
  personalData: PersonalData,
): RegisteredPersonV1 {
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
    references: row.brought.flatMap(({ scheme, hash }) => {
      const found = sealed.get(referenceKey(scheme, hash));
      if (found === undefined) return [];
      const value = personalData.open(found.value_sealed, found.key_id, referencePlace(scheme, hash));
      return [{ scheme, value }];
    }),
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
