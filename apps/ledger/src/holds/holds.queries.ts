import { repeated } from '@hanout/database';
import type { DataSource } from 'typeorm';

export interface ExpiredHold {
  transferId: string;
  expiredAt: Date;
}

/** Sets free what was held until now at the latest, by the database's clock; at most `limit` holds in one commit. */
export async function expireHolds(dataSource: DataSource, limit: number): Promise<ExpiredHold[]> {
  const rows = await repeated(() =>
    dataSource.query<{ transfer_id: string; expired_at: Date }[]>('select * from expire_holds($1)', [limit]),
  );
  return rows.map(({ transfer_id, expired_at }) => ({ transferId: transfer_id, expiredAt: expired_at }));
}
