import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf } from '@hanout/access';
import type { Clock } from '@hanout/calendar';
import type { AddOrganisationV1, CallerV1, OrganisationV1, ProposalAnswerV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import type { Proposal } from '@hanout/two-person';
import type { Applier } from '../proposals/applier';
import { Maker } from '../proposals/maker.service';
import { ORGANISATIONS_ERRORS } from './organisations.errors';

interface OrganisationRow {
  organisation_id: string;
  kind: OrganisationV1['kind'];
  name: string;
  network: OrganisationV1['network'] | null;
}

/** Whom staff work for. */
@Injectable()
export class Organisations implements Applier {
  readonly kinds = { 'organisation.add': { hasSecret: false } };

  constructor(
    private readonly dataSource: DataSource,
    private readonly maker: Maker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async proposeToAdd({ caller, body }: AddOrganisationV1): Promise<ProposalAnswerV1> {
    reachOf(caller, 'identity.add-organisation');
    const { proposalId, reason, organisationId, kind, name, network } = body;
    if ((kind === 'network') !== (network !== undefined))
      throw ORGANISATIONS_ERRORS.error('identity.network_of_organisation', { field: 'network' });
    return this.maker.propose(caller, {
      proposalId,
      kind: 'organisation.add',
      subjectId: organisationId,
      content: { kind, name: name.trim(), ...(network !== undefined && { network }) },
      reason,
    });
  }

  async apply(manager: EntityManager, { subjectId, content }: Proposal): Promise<void> {
    const { kind, name, network } = JSON.parse(content) as Omit<OrganisationV1, 'organisationId'>;
    const rows: unknown[] = await manager.query(
      `insert into organisations (organisation_id, kind, name, network, added_at) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning true`,
      [subjectId, kind, name, network ?? null, this.clock.now()],
    );
    if (rows.length === 0) throw ORGANISATIONS_ERRORS.error('identity.organisation_known');
  }

  async list(caller: CallerV1): Promise<OrganisationV1[]> {
    reachOf(caller, 'identity.read-organisations');
    const rows: OrganisationRow[] = await this.dataSource.query(
      'select organisation_id, kind, name, network from organisations order by name limit 1000',
    );
    return rows.map(({ organisation_id: organisationId, kind, name, network }) => ({
      organisationId,
      kind,
      name,
      ...(network !== null && network !== undefined && { network }),
    }));
  }
}
