import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf } from '@hanout/access';
import type { Clock } from '@hanout/calendar';
import type {
  AddApiClientV1,
  ApiClientV1,
  CallerV1,
  ChangeApiClientBodyV1,
  ChangeApiClientV1,
  ClientAccessV1,
  ClientRole,
  NetworkName,
  ProposalAnswerV1,
} from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import type { Proposal } from '@hanout/two-person';
import type { Applier } from '../proposals/applier';
import { Maker } from '../proposals/maker.service';
import { SplitSecrets } from '../proposals/split-secrets.service';
import { hashPassword } from '../sign-in/password-hash';
import { checkAccess } from './api-client-access';
import { API_CLIENTS_ERRORS } from './api-clients.errors';
import {
  insertApiClient,
  listApiClients,
  rotateSecret,
  setAccess,
  setClientState,
} from './api-clients.queries';

const HOUR_MS = 3_600_000;
const NO_SECRET = { hasSecret: false };
const A_SECRET = { hasSecret: true };

interface Addition {
  clientId: string;
  roles: ClientRole[];
  network?: NetworkName;
  access: ClientAccessV1;
}

/** API clients: added, narrowed, given new secrets and suspended by two administrators. */
@Injectable()
export class ApiClientChanges implements Applier {
  readonly kinds = {
    'api-client.add': A_SECRET,
    'api-client.rotate-secret': A_SECRET,
    'api-client.set-access': NO_SECRET,
    'api-client.suspend': NO_SECRET,
    'api-client.resume': NO_SECRET,
  };

  constructor(
    private readonly dataSource: DataSource,
    private readonly maker: Maker,
    private readonly secrets: SplitSecrets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(caller: CallerV1): Promise<ApiClientV1[]> {
    reachOf(caller, 'identity.read-api-clients');
    return listApiClients(this.dataSource.manager, { at: this.clock.now() });
  }

  async proposeToAdd({ caller, body }: AddApiClientV1): Promise<ProposalAnswerV1> {
    reachOf(caller, 'identity.add-api-client');
    const { proposalId, reason, apiClientId, clientId, roles, network, access } = body;
    if (roles.includes('network') && network === undefined)
      throw API_CLIENTS_ERRORS.error('identity.client_network', { field: 'network' });
    checkAccess(access, { roles, now: this.clock.now() });
    const content: Addition = {
      clientId,
      roles: [...roles].sort(),
      ...(network !== undefined && { network }),
      access: { ...access },
    };
    return this.maker.propose(
      caller,
      { proposalId, kind: 'api-client.add', subjectId: apiClientId, content, reason },
      this.kinds['api-client.add'],
    );
  }

  async proposeToChange({ caller, apiClientId, body }: ChangeApiClientV1): Promise<ProposalAnswerV1> {
    reachOf(caller, 'identity.change-api-client');
    const now = this.clock.now();
    const [client] = await listApiClients(this.dataSource.manager, { at: now, apiClientId });
    if (client === undefined) throw API_CLIENTS_ERRORS.error('identity.no_such_client');
    if (body.access !== undefined) checkAccess(body.access, { roles: client.roles, now });
    const kind = `api-client.${body.change}` as const;
    return this.maker.propose(
      caller,
      {
        proposalId: body.proposalId,
        kind,
        subjectId: apiClientId,
        content: contentOf(body),
        reason: body.reason,
      },
      this.kinds[kind],
    );
  }

  async apply(manager: EntityManager, proposal: Proposal): Promise<void> {
    if (proposal.kind === 'api-client.add') return this.add(manager, proposal);
    if (!(await this.change(manager, proposal))) throw API_CLIENTS_ERRORS.error('identity.client_changed');
  }

  private async add(manager: EntityManager, { proposalId, subjectId, content }: Proposal): Promise<void> {
    const isAdded = await insertApiClient(manager, {
      apiClientId: subjectId,
      ...(JSON.parse(content) as Addition),
      secretHash: await hashPassword(this.secrets.whole(proposalId)),
      at: this.clock.now(),
    });
    if (!isAdded) throw API_CLIENTS_ERRORS.error('identity.client_known');
  }

  private async change(
    manager: EntityManager,
    { kind, proposalId, subjectId: apiClientId, content }: Proposal,
  ): Promise<boolean> {
    switch (kind) {
      case 'api-client.rotate-secret': {
        const { overlapHours } = JSON.parse(content) as { overlapHours: number };
        return rotateSecret(manager, {
          apiClientId,
          secretHash: await hashPassword(this.secrets.whole(proposalId)),
          formerUntil: new Date(this.clock.now().getTime() + overlapHours * HOUR_MS),
        });
      }
      case 'api-client.set-access':
        return setAccess(manager, apiClientId, JSON.parse(content) as ClientAccessV1);
      case 'api-client.suspend':
        return setClientState(manager, { apiClientId, from: 'active', to: 'suspended' });
      case 'api-client.resume':
        return setClientState(manager, { apiClientId, from: 'suspended', to: 'active' });
      default:
        throw new Error(`${kind} is no change of an API client`);
    }
  }
}

/** @throws DomainError when a change comes without what it needs, or with what it does not take */
function contentOf({ change, overlapHours, access }: ChangeApiClientBodyV1): object {
  const isWhole =
    (change === 'rotate-secret') === (overlapHours !== undefined) &&
    (change === 'set-access') === (access !== undefined);
  if (!isWhole) throw API_CLIENTS_ERRORS.error('identity.client_change_fields', { field: 'change' });
  return overlapHours !== undefined ? { overlapHours } : { ...access };
}
