import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type {
  AgentRegistrationV1,
  AgentsRegisteredV1,
  AgentToRegisterV1,
  CallerV1,
  RegisterAgentsV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { FloatOpeningJob } from './float-opening.job';
import { networkOf } from './network-of';
import { contentHashOf, decideAgent, readAgent } from './registration';
import { insertMandate, readKnownAgent } from './registration.queries';

const RACES_MAX = 5;

class LostRace extends Error {}

/** Takes agents into the register as a network presents them. */
@Injectable()
export class AgentRegistration {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly floats: FloatOpeningJob,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One answer each, in the order asked; each agent is a transaction of its own. */
  async register({ caller, body }: RegisterAgentsV1): Promise<AgentsRegisteredV1> {
    reachOf(caller, 'identity.register-agents');
    const network = networkOf(caller);
    const agents: AgentRegistrationV1[] = [];
    for (const written of body.agents) {
      const { agentCode } = written;
      const reading = readAgent(written);
      agents.push(
        'refusal' in reading
          ? { agentCode, outcome: 'refused', ...reading.refusal }
          : await this.registerOne(caller, network, reading.agent),
      );
    }
    if (agents.some(({ outcome }) => outcome === 'registered')) this.floats.nudge();
    return { agents };
  }

  private async registerOne(
    caller: CallerV1,
    network: string,
    agent: AgentToRegisterV1,
  ): Promise<AgentRegistrationV1> {
    const { agentCode } = agent;
    for (let races = 0; ; races += 1) {
      try {
        return await inTransaction(this.dataSource, async (manager) => {
          const decision = decideAgent(network, agent, await readKnownAgent(manager, network, agent));
          if ('refusal' in decision) return { agentCode, outcome: 'refused', ...decision.refusal };
          if ('repeated' in decision) return { agentCode, outcome: 'repeated', agentId: decision.repeated };
          const isNew = decision.add === 'new';
          const agentId = isNew ? uuidV7() : decision.add;
          const contentHash = contentHashOf(agent);
          const at = this.clock.now();
          if (!(await insertMandate(manager, { network, agentId, isNew, agent, contentHash, at })))
            throw new LostRace();
          await this.audit.record(manager, {
            by: caller,
            operation: 'identity.register-agents',
            subject: { kind: 'agent', id: agentId },
            after: { network, kind: agent.kind, state: 'active' },
          });
          return { agentCode, outcome: 'registered', agentId };
        });
      } catch (error) {
        if (!(error instanceof LostRace) || races >= RACES_MAX) throw error;
      }
    }
  }
}
