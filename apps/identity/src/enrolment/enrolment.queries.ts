import type { EntityManager } from 'typeorm';
import type { TierCap } from '../tiers/tiers.service';
import type { PersonalData } from '../personal-data/personal-data.service';
import {
  referenceKey,
  walletKey,
  type Additions,
  type Known,
  type KnownWallet,
  type PresentedPerson,
} from './enrolment.decision';
import { PLACE_COLUMNS, placeParameters } from '../places/places';
import { placeOfMerchant } from './enrolment.reading';
import { personPlace, referencePlace } from '../personal-data/places';

/** Somebody else registered one of these people between our reading and our writing: decide again. */
export class LostRace extends Error {}

interface KnownRows {
  enrolments: { enrolment_id: string; person_id: string; wallet_id: string; content_hash: string }[];
  holders: { person_id: string; cin_hash: string | null; phone_hash: string }[];
  holders_references: { scheme: string; value_hash: string; person_id: string }[];
  wallets: { wallet_id: string; person_id: string; network: string; kind: string; code: string | null }[];
}

/**
 * What is known about the people of a list. One statement, because one statement sees one moment: with a person half
 * seen (the register number but not yet its holder) a repeated enrolment would be refused as somebody else's.
 */
export async function readKnown(
  manager: EntityManager,
  network: string,
  people: readonly PresentedPerson[],
): Promise<Known> {
  const references = people.flatMap((person) => person.references);
  const [rows]: KnownRows[] = await manager.query(
    `with holders as (
       select person_id, cin_hash, phone_hash from people where cin_hash = any($3::bytea[])
        union
       select person_id, cin_hash, phone_hash from people where phone_hash = any($4::bytea[])),
     known_wallets as (
       select wallet_id, person_id, network, kind, code
         from holders join wallets using (person_id) left join merchants using (wallet_id) where network = $1
        union
       select wallet_id, person_id, network, kind, code
         from merchants join wallets using (wallet_id) where code = any($7::text[]))
     select
       (select coalesce(json_agg(json_build_object('enrolment_id', enrolment_id, 'person_id', person_id,
                 'wallet_id', wallet_id, 'content_hash', encode(content_hash, 'hex'))), '[]')
          from enrolments join wallets using (wallet_id)
         where enrolments.network = $1 and enrolment_id = any($2::text[])) as enrolments,
       (select coalesce(json_agg(json_build_object('person_id', person_id, 'cin_hash', encode(cin_hash, 'hex'),
                 'phone_hash', encode(phone_hash, 'hex'))), '[]') from holders) as holders,
       (select coalesce(json_agg(json_build_object('scheme', scheme, 'value_hash', encode(value_hash, 'hex'),
                 'person_id', person_id)), '[]')
          from person_references join unnest($5::text[], $6::bytea[]) as asked (scheme, value_hash)
         using (scheme, value_hash)) as holders_references,
       (select coalesce(json_agg(known_wallets), '[]') from known_wallets) as wallets`,
    [
      network,
      people.map((person) => person.enrolmentId),
      people.map((person) => person.cinHash.bytes),
      people.map((person) => person.phoneHash.bytes),
      references.map((reference) => reference.scheme),
      references.map((reference) => reference.hash.bytes),
      people.flatMap((person) => (person.merchant === undefined ? [] : [person.merchant.code])),
    ],
  );
  return knownFrom(rows!, network);
}

function knownFrom(rows: KnownRows, network: string): Known {
  const known: Known = {
    enrolments: new Map(
      rows.enrolments.map((row) => [
        row.enrolment_id,
        { personId: row.person_id, walletId: row.wallet_id, contentHash: row.content_hash },
      ]),
    ),
    personByCin: new Map(
      rows.holders.flatMap((row) => (row.cin_hash === null ? [] : [[row.cin_hash, row.person_id]])),
    ),
    withoutCard: new Set(rows.holders.flatMap((row) => (row.cin_hash === null ? [row.person_id] : []))),
    personByPhone: new Map(rows.holders.map((row) => [row.phone_hash, row.person_id])),
    personByReference: new Map(
      rows.holders_references.map((row) => [referenceKey(row.scheme, row.value_hash), row.person_id]),
    ),
    wallets: new Map(),
    walletByMerchantCode: new Map(),
  };
  for (const {
    wallet_id: walletId,
    person_id: personId,
    kind,
    code,
    network: walletNetwork,
  } of rows.wallets) {
    const wallet: KnownWallet = { walletId, ...(code !== null && { merchantCode: code }) };
    if (walletNetwork === network) known.wallets.set(walletKey(personId, kind), wallet);
    if (code !== null) known.walletByMerchantCode.set(code, walletId);
  }
  return known;
}

export interface Writing {
  network: string;
  at: Date;
  caps: ReadonlyMap<number, TierCap>;
  personalData: PersonalData;
}

/**
 * Writes what was decided. Rows go in by the order of their keys, so that two lists with the same people wait for each
 * other in a line and not in a ring. @throws LostRace when a row was there already.
 */
export async function writeAdditions(
  manager: EntityManager,
  additions: Additions,
  writing: Writing,
): Promise<void> {
  await writePeople(manager, additions.people, writing);
  for (const card of additions.cards) await writeCard(manager, card, writing);
  await writeWallets(manager, additions.wallets, writing);
  await writeMerchants(manager, additions.wallets);
  await writeReferences(manager, additions.references, writing);
  await writeEnrolments(manager, additions.enrolments, writing);
}

async function writePeople(
  manager: EntityManager,
  people: Additions['people'],
  { at, personalData }: Writing,
): Promise<void> {
  const keyOf = ({ person }: Additions['people'][number]) => (person.cinHash ?? person.phoneHash).bytes;
  const rows = people.toSorted((a, b) => Buffer.compare(keyOf(a), keyOf(b)));
  await insertAll(
    manager,
    rows.length,
    `insert into people (person_id, cin_hash, phone_hash, cin_sealed, phone_sealed, name_ar_sealed, name_fr_sealed,
                         language, commune_code, key_id, registered_at)
     select given.*, $10, $11::timestamptz
       from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::text[],
                   $9::text[]) as given`,
    [
      rows.map((row) => row.personId),
      rows.map(({ person }) => person.cinHash?.bytes ?? null),
      rows.map(({ person }) => person.phoneHash.bytes),
      rows.map(({ personId, person }) => personalData.seal(person.cin ?? '', personPlace('cin', personId))),
      rows.map(({ personId, person }) => personalData.seal(person.phone, personPlace('phone', personId))),
      rows.map(({ personId, person }) => personalData.seal(person.nameAr, personPlace('name_ar', personId))),
      rows.map(({ personId, person }) => personalData.seal(person.nameFr, personPlace('name_fr', personId))),
      rows.map(({ person }) => person.language),
      rows.map(({ person }) => person.communeCode ?? null),
      personalData.sealingKeyId,
      at,
    ],
  );
}

/** All of it sealed anew, for a row has one key. @throws LostRace when somebody else's card was faster */
async function writeCard(
  manager: EntityManager,
  { personId, person }: Additions['cards'][number],
  { personalData }: Writing,
): Promise<void> {
  const seal = (value: string, column: 'cin' | 'phone' | 'name_ar' | 'name_fr') =>
    personalData.seal(value, personPlace(column, personId));
  const [, written] = (await manager.query(
    `update people set cin_hash = $2, cin_sealed = $3, phone_sealed = $4, name_ar_sealed = $5, name_fr_sealed = $6,
                       key_id = $7
      where person_id = $1 and cin_hash is null and phone_hash = $8`,
    [
      personId,
      person.cinHash.bytes,
      seal(person.cin, 'cin'),
      seal(person.phone, 'phone'),
      seal(person.nameAr, 'name_ar'),
      seal(person.nameFr, 'name_fr'),
      personalData.sealingKeyId,
      person.phoneHash.bytes,
    ],
  )) as [unknown, number];
  if (written !== 1) throw new LostRace('somebody else has shown this card');
}

async function writeWallets(
  manager: EntityManager,
  wallets: Additions['wallets'],
  { network, at, caps }: Writing,
): Promise<void> {
  const rows = wallets.toSorted((a, b) =>
    compare(walletKey(a.personId, a.kind), walletKey(b.personId, b.kind)),
  );
  const capOf = (tier: number): TierCap => {
    const cap = caps.get(tier);
    if (cap === undefined) throw new Error(`No balance cap is in force for tier ${tier}`);
    return cap;
  };
  await insertAll(
    manager,
    rows.length,
    `insert into wallets (wallet_id, person_id, kind, tier, ceiling_minor, allotted_minor, currency, network, state,
                          created_at)
     select wallet_id, person_id, kind, tier, ceiling, ceiling, currency, $7, 'opening', $8::timestamptz
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::smallint[], $5::bigint[], $6::text[])
         as given (wallet_id, person_id, kind, tier, ceiling, currency)`,
    [
      rows.map((row) => row.walletId),
      rows.map((row) => row.personId),
      rows.map((row) => row.kind),
      rows.map(({ person }) => person.tier),
      rows.map(({ person }) => capOf(person.tier).balanceCapMinor.toString()),
      rows.map(({ person }) => capOf(person.tier).currency),
      network,
      at,
    ],
  );
}

async function writeMerchants(manager: EntityManager, wallets: Additions['wallets']): Promise<void> {
  const rows = wallets
    .flatMap(({ walletId, person: { merchant } }) => (merchant === undefined ? [] : [{ walletId, merchant }]))
    .sort((a, b) => compare(a.merchant.code, b.merchant.code));
  const places = rows.map(({ merchant }) => placeParameters(placeOfMerchant(merchant)));
  await insertAll(
    manager,
    rows.length,
    `insert into merchants (code, wallet_id, trade_name_ar, trade_name_fr, mcc, ice, province, commune, trade_name_zgh, rc,
                            ${PLACE_COLUMNS})
     select given.*
       from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::text[], $10::text[], $11::text[], $12::text[], $13::float8[], $14::float8[]) as given`,
    [
      rows.map(({ merchant }) => merchant.code),
      rows.map((row) => row.walletId),
      rows.map(({ merchant }) => merchant.tradeNameAr),
      rows.map(({ merchant }) => merchant.tradeNameFr),
      rows.map(({ merchant }) => merchant.mcc),
      rows.map(({ merchant }) => merchant.ice ?? null),
      rows.map(({ merchant }) => merchant.province),
      rows.map(({ merchant }) => merchant.commune),
      rows.map(({ merchant }) => merchant.tradeNameZgh ?? null),
      rows.map(({ merchant }) => merchant.rc ?? null),
      ...[0, 1, 2, 3].map((column) => places.map((place) => place[column])),
    ],
  );
}

async function writeReferences(
  manager: EntityManager,
  references: Additions['references'],
  { personalData }: Writing,
): Promise<void> {
  const rows = references.toSorted((a, b) =>
    compare(referenceKey(a.scheme, a.hash.hex), referenceKey(b.scheme, b.hash.hex)),
  );
  await insertAll(
    manager,
    rows.length,
    `insert into person_references (scheme, value_hash, person_id, value_sealed, key_id)
     select given.*, $5 from unnest($1::text[], $2::bytea[], $3::uuid[], $4::bytea[]) as given`,
    [
      rows.map((row) => row.scheme),
      rows.map((row) => row.hash.bytes),
      rows.map((row) => row.personId),
      rows.map((row) => personalData.seal(row.value, referencePlace(row.scheme, row.hash.hex))),
      personalData.sealingKeyId,
    ],
  );
}

async function writeEnrolments(
  manager: EntityManager,
  enrolments: Additions['enrolments'],
  { network, at }: Writing,
): Promise<void> {
  const rows = enrolments.toSorted((a, b) => compare(a.person.enrolmentId, b.person.enrolmentId));
  await insertAll(
    manager,
    rows.length,
    `insert into enrolments (enrolment_id, wallet_id, content_hash, network, enrolled_at)
     select given.*, $4, $5::timestamptz from unnest($1::text[], $2::uuid[], $3::bytea[]) as given`,
    [
      rows.map(({ person }) => person.enrolmentId),
      rows.map((row) => row.walletId),
      rows.map(({ person }) => person.contentHash.bytes),
      network,
      at,
    ],
  );
  await insertAll(
    manager,
    rows.length,
    `insert into enrolments_to_announce (enrolment_id, wallet_id, brought, network, enrolled_at)
     select given.*, $4, $5::timestamptz from unnest($1::text[], $2::uuid[], $3::json[]) as given`,
    [
      rows.map(({ person }) => person.enrolmentId),
      rows.map((row) => row.walletId),
      rows.map(({ person }) =>
        JSON.stringify(person.references.map(({ scheme, hash }) => ({ scheme, hash: hash.hex }))),
      ),
      network,
      at,
    ],
  );
}

/** All rows or `LostRace`: a row that is skipped belongs to somebody who was faster. */
async function insertAll(
  manager: EntityManager,
  count: number,
  insert: string,
  parameters: unknown[],
): Promise<void> {
  if (count === 0) return;
  const [result]: { added: number }[] = await manager.query(
    `with added as (${insert} on conflict do nothing returning 1) select count(*)::int as added from added`,
    parameters,
  );
  if (result?.added !== count)
    throw new LostRace(`${count - (result?.added ?? 0)} of ${count} rows were there already`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
