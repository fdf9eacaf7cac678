import { Audit } from '@hanout/audit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignInBodyV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';

/**
 * The trail of refused sign-ins of staff and API clients. Names that nobody has are not kept: people type their password
 * into the wrong field.
 */
@Injectable()
export class RefusedSignIns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  async record(body: SignInBodyV1, error: unknown): Promise<void> {
    const kind = body.clientId !== undefined ? 'client' : body.username !== undefined ? 'staff' : undefined;
    if (kind === undefined || !(error instanceof DomainError) || error.kind === 'invalid') return;
    const known: { id: string }[] = await this.dataSource.query(
      kind === 'client'
        ? 'select api_client_id as id from api_clients where client_id = $1'
        : 'select staff_id as id from staff where username = $1',
      [kind === 'client' ? body.clientId : body.username],
    );
    await this.audit.record(this.dataSource.manager, {
      by: { kind: 'nobody', id: 'sign-in' },
      operation: 'identity.sign-in',
      subject: { kind, id: known[0]?.id ?? 'unknown' },
      after: { refused: error.code, grant: body.grant },
    });
  }
}
