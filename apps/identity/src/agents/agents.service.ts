import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf, type Operation } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type {
  AgentAuthorisedV1,
  AgentsV1,
  AgentV1,
  AuthoriseAgentV1,
  CallerV1,
  ChangeMandateV1,
  ReadAgentsV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { Appointments } from '../appointments/appointments.service';
import { barTo, statesBefore } from './agent.rules';
import { AGENT_ERRORS } from './agents.errors';
import { moveMandate, readMandate, readMandates, type AgentFilter } from './agents.queries';
import { networkOf } from './network-of';

const PAGE = 100;

/** The register of agents: who serves which network, and whether he still does. */
@Injectable()
export class Agents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly appointments: Appointments,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ caller, after, limit = PAGE }: ReadAgentsV1): Promise<AgentsV1> {
    const [agentId, network] = after?.split(':') ?? [];
    const page = {
      ...(agentId !== undefined && { after: { agentId, network: network! } }),
      limit: limit + 1,
    };
    const found = await readMandates(this.dataSource.manager, agentsOf(caller, 'identity.read-agents'), page);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(found.length > limit && last && { next: `${last.agentId}:${last.network}` }) };
  }

  async changeMandate({ caller, agentId, body }: ChangeMandateV1): Promise<AgentV1> {
    reachOf(caller, 'identity.change-mandate');
    const network = networkOf(caller);
    const { state, reason } = body;
    return inTransaction(this.dataSource, async (manager) => {
      const moved = await moveMandate(manager, {
        agentId,
        network,
        from: statesBefore(state),
        to: state,
        at: this.clock.now(),
      });
      if (moved === undefined) {
        const standing = await readMandate(manager, { agentId, network });
        if (standing === undefined) throw AGENT_ERRORS.error('identity.no_such_agent');
        if (standing.state === state) return standing;
        throw AGENT_ERRORS.error('identity.mandate_ended', { field: 'state' });
      }
      if (state !== 'active') await this.appointments.closePost(manager, { role: 'agent', agentId, network });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.change-mandate',
        subject: { kind: 'agent', id: agentId },
        after: { network, state },
        reason,
      });
      return moved;
    });
  }

  async authorise({ agentId, network, act, tier }: AuthoriseAgentV1): Promise<AgentAuthorisedV1> {
    const mandate = await readMandate(this.dataSource.manager, { agentId, network });
    const bar = barTo(act, mandate, tier);
    return { isAuthorised: bar === undefined, ...(bar !== undefined && { bar }) };
  }
}

/** Which agents the caller may see. @throws DomainError `platform.forbidden` */
export function agentsOf(caller: CallerV1, operation: Operation): AgentFilter {
  const reach = reachOf(caller, operation);
  if (reach === 'all') return {};
  const network = networkOf(caller);
  if (reach === 'network') return { network };
  if (caller.agentId !== undefined) return { network, agentId: caller.agentId };
  return { network, supervisedBy: caller.id };
}
