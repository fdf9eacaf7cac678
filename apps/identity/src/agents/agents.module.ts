import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module';
import { AgentStaff } from './agent-staff.service';
import { AgentsConsumer } from './agents.consumer';
import { Agents } from './agents.service';
import { FloatOpeningJob } from './float-opening.job';
import { AgentRegistration } from './registration.service';

@Module({
  imports: [AppointmentsModule],
  controllers: [AgentsConsumer],
  providers: [Agents, AgentRegistration, AgentStaff, FloatOpeningJob],
  exports: [Agents],
})
export class AgentsModule {}
