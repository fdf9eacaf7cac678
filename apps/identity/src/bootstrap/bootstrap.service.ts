import { Audit } from '@hanout/audit';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { hashPassword } from '../sign-in/password-hash';
import { readBootstrapFile, type ApiClientToAdd, type StaffToAdd } from './bootstrap-file';

/** Adds the first staff and API clients, before the doors open. Whoever exists already is never changed. */
@Injectable()
export class BootstrapAccounts implements OnModuleInit {
  private readonly logger = new Logger('bootstrap');

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: IdentityConfig,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.bootstrapFile === undefined) return;
    const { staff, clients } = await readBootstrapFile(this.config.bootstrapFile);
    let added = 0;
    for (const one of staff) added += await this.addStaff(one);
    for (const one of clients) added += await this.addClient(one);
    if (added > 0) this.logger.log(`${added} staff and API clients added`);
  }

  private async addStaff({ username, password, roles }: StaffToAdd): Promise<number> {
    const known: unknown[] = await this.dataSource.query('select 1 from staff where username = $1', [
      username,
    ]);
    if (known.length > 0) return 0;
    return this.addOnce({
      kind: 'staff',
      roles,
      insert: `insert into staff (staff_id, username, password_hash, roles, created_at) values ($1, $2, $3, $4, $5)
                   on conflict (username) do nothing returning staff_id as id`,
      values: [uuidV7(), username, await hashPassword(password), roles, this.clock.now()],
    });
  }

  private async addClient({ clientId, secret, network, roles }: ApiClientToAdd): Promise<number> {
    const known: unknown[] = await this.dataSource.query('select 1 from api_clients where client_id = $1', [
      clientId,
    ]);
    if (known.length > 0) return 0;
    return this.addOnce({
      kind: 'client',
      roles,
      insert: `insert into api_clients (api_client_id, client_id, secret_hash, roles, network, created_at)
               values ($1, $2, $3, $4, $5, $6) on conflict (client_id) do nothing returning api_client_id as id`,
      values: [uuidV7(), clientId, await hashPassword(secret), roles, network ?? null, this.clock.now()],
    });
  }

  private addOnce({ kind, roles, insert, values }: AccountToAdd): Promise<number> {
    return inTransaction(this.dataSource, async (manager) => {
      const rows: { id: string }[] = await manager.query(insert, values);
      await this.audit.recordAll(
        manager,
        rows.map(({ id }) => ({
          by: { kind: 'system', id: 'bootstrap' },
          operation: 'identity.bootstrap',
          subject: { kind, id },
          after: { roles },
        })),
      );
      return rows.length;
    });
  }
}

interface AccountToAdd {
  kind: 'staff' | 'client';
  roles: readonly string[];
  insert: string;
  values: unknown[];
}
