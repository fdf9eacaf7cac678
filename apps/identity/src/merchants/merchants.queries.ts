import type { MerchantV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { placeOf, placeParameters, type PlaceRow } from '../places/places';
import type { ReadChange } from './merchant.reading';

interface MerchantRow extends PlaceRow {
  code: string;
  trade_name_ar: string;
  trade_name_fr: string;
  trade_name_zgh: string | null;
  mcc: string;
  ice: string | null;
  rc: string | null;
  province: string;
  commune: string;
  version: number;
}

const COLUMNS = `code, trade_name_ar, trade_name_fr, trade_name_zgh, mcc, ice, rc, province, commune, version,
                 commune_code, directions, latitude, longitude`;

export async function readMerchantOfWallet(
  manager: EntityManager,
  walletId: string,
): Promise<MerchantV1 | undefined> {
  const rows: MerchantRow[] = await manager.query(`select ${COLUMNS} from merchants where wallet_id = $1`, [
    walletId,
  ]);
  return rows[0] && merchantOf(rows[0]);
}

/** Only those whose wallet is open: nobody else can be paid. */
export async function readOpenMerchant(
  manager: EntityManager,
  code: string,
): Promise<MerchantV1 | undefined> {
  const rows: MerchantRow[] = await manager.query(
    `select ${COLUMNS} from merchants join wallets using (wallet_id) where code = $1 and state = 'open'`,
    [code],
  );
  return rows[0] && merchantOf(rows[0]);
}

/** One statement: of two changes from the same version the second finds another. @returns undefined then */
export async function updateMerchant(
  manager: EntityManager,
  { walletId, version, change }: { walletId: string; version: number; change: ReadChange },
): Promise<MerchantV1 | undefined> {
  const [rows] = (await manager.query(
    `update merchants
        set trade_name_ar = $3, trade_name_fr = $4, trade_name_zgh = $5, ice = $6, rc = $7,
            province = coalesce($8, province), commune = coalesce($9, commune),
            commune_code = $10, directions = $11, latitude = $12, longitude = $13, version = version + 1
      where wallet_id = $1 and version = $2
     returning ${COLUMNS}`,
    [
      walletId,
      version,
      change.tradeNameAr,
      change.tradeNameFr,
      change.tradeNameZgh,
      change.ice,
      change.rc,
      change.names?.province ?? null,
      change.names?.commune ?? null,
      ...placeParameters(change.place),
    ],
  )) as [MerchantRow[], number];
  return rows[0] && merchantOf(rows[0]);
}

function merchantOf(row: MerchantRow): MerchantV1 {
  return {
    code: row.code,
    tradeNameAr: row.trade_name_ar,
    tradeNameFr: row.trade_name_fr,
    ...(row.trade_name_zgh !== null && { tradeNameZgh: row.trade_name_zgh }),
    mcc: row.mcc,
    ...(row.ice !== null && { ice: row.ice }),
    ...(row.rc !== null && { rc: row.rc }),
    province: row.province,
    commune: row.commune,
    place: placeOf(row),
    version: row.version,
  };
}
