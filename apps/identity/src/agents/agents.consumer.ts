import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  appointAgentStaff,
  AppointAgentStaffV1,
  authoriseAgent,
  AuthoriseAgentV1,
  changeMandate,
  ChangeMandateV1,
  dismissAgentStaff,
  DismissAgentStaffV1,
  readAgents,
  ReadAgentsV1,
  readAgentStaff,
  readCounterPeople,
  ReadCounterPeopleV1,
  ReadAgentStaffV1,
  registerAgents,
  RegisterAgentsV1,
  type AgentAuthorisedV1,
  type AgentsRegisteredV1,
  type AgentStaffV1,
  type AgentsV1,
  type AgentV1,
  type AppointmentV1,
  type CounterPeopleV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { AgentStaff } from './agent-staff.service';
import { Agents } from './agents.service';
import { AgentRegistration } from './registration.service';

@Controller()
export class AgentsConsumer {
  constructor(
    private readonly registration: AgentRegistration,
    private readonly agents: Agents,
    private readonly staff: AgentStaff,
  ) {}

  @Answers(registerAgents)
  register(@Payload() question: RegisterAgentsV1): Promise<AgentsRegisteredV1> {
    return this.registration.register(question);
  }

  @Answers(readAgents)
  read(@Payload() question: ReadAgentsV1): Promise<AgentsV1> {
    return this.agents.read(question);
  }

  @Answers(changeMandate)
  changeMandate(@Payload() question: ChangeMandateV1): Promise<AgentV1> {
    return this.agents.changeMandate(question);
  }

  @Answers(authoriseAgent)
  authorise(@Payload() question: AuthoriseAgentV1): Promise<AgentAuthorisedV1> {
    return this.agents.authorise(question);
  }

  @Answers(readAgentStaff)
  readStaff(@Payload() question: ReadAgentStaffV1): Promise<AgentStaffV1> {
    return this.staff.read(question);
  }

  @Answers(readCounterPeople)
  readPeople(@Payload() question: ReadCounterPeopleV1): Promise<CounterPeopleV1> {
    return this.staff.peopleAt(question);
  }

  @Answers(appointAgentStaff)
  appoint(@Payload() question: AppointAgentStaffV1): Promise<AppointmentV1> {
    return this.staff.appoint(question);
  }

  @Answers(dismissAgentStaff)
  dismiss(@Payload() question: DismissAgentStaffV1): Promise<AppointmentV1> {
    return this.staff.dismiss(question);
  }
}
