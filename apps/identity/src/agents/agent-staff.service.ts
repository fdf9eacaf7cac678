import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf, type Operation } from '@hanout/access';
import type {
  AgentStaffV1,
  AppointAgentStaffV1,
  AppointmentV1,
  CallerV1,
  DismissAgentStaffV1,
  CounterPeopleV1,
  ReadAgentStaffV1,
  ReadCounterPeopleV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Appointments } from '../appointments/appointments.service';
import type { Post } from '../appointments/post';
import { AGENT_ERRORS } from './agents.errors';
import { readMandate } from './agents.queries';
import { agentsOf } from './agents.service';
import { networkOf } from './network-of';

/** Who serves at an agent's counter for a network, and who supervises its agents. Only the network makes supervisors. */
@Injectable()
export class AgentStaff {
  constructor(
    private readonly dataSource: DataSource,
    private readonly appointments: Appointments,
  ) {}

  async read({ caller, agentId }: ReadAgentStaffV1): Promise<AgentStaffV1> {
    const post = await this.postFor(caller, agentId, 'identity.read-agent-staff');
    return { items: await this.appointments.read(post) };
  }

  async appoint({ caller, agentId, body }: AppointAgentStaffV1): Promise<AppointmentV1> {
    const operation = 'identity.appoint-agent-staff';
    const post = await this.postFor(caller, agentId, operation);
    return this.appointments.invite({ caller, operation, post, invitation: body });
  }

  dismiss({ caller, appointmentId }: DismissAgentStaffV1): Promise<AppointmentV1> {
    const operation = 'identity.dismiss-agent-staff';
    reachOf(caller, operation);
    return this.appointments.dismiss({
      caller,
      operation,
      appointmentId,
      mayDismiss: (post, manager) => this.mayDismiss(caller, post, manager),
    });
  }

  /** Those who have accepted. */
  async peopleAt({ agentId, network }: ReadCounterPeopleV1): Promise<CounterPeopleV1> {
    return { personIds: await this.appointments.peopleAt({ role: 'agent', agentId, network }) };
  }

  /** @throws DomainError `identity.no_such_agent` for an agent that the caller may not see */
  private async postFor(
    caller: CallerV1,
    agentId: string | null | undefined,
    operation: Operation,
  ): Promise<Post> {
    const network = networkOf(caller);
    if (typeof agentId !== 'string') {
      if (reachOf(caller, operation) !== 'network') throw PLATFORM_ERRORS.error('platform.forbidden');
      return { role: 'agent_supervisor', network };
    }
    const agent = await readMandate(this.dataSource.manager, {
      ...agentsOf(caller, operation),
      agentId,
      network,
    });
    if (agent === undefined) throw AGENT_ERRORS.error('identity.no_such_agent');
    if (agent.state === 'ended') throw AGENT_ERRORS.error('identity.mandate_ended');
    return { role: 'agent', agentId, network };
  }

  private async mayDismiss(caller: CallerV1, post: Post, manager: EntityManager): Promise<boolean> {
    const filter = agentsOf(caller, 'identity.dismiss-agent-staff');
    if (post.role === 'cashier' || post.network !== filter.network) return false;
    if (post.role === 'agent_supervisor') return filter.supervisedBy === undefined;
    const { agentId, network } = post;
    return (await readMandate(manager, { ...filter, agentId, network })) !== undefined;
  }
}
