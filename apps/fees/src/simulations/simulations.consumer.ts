import {
  ReadSimulationV1,
  readSimulation,
  SimulateScheduleV1,
  simulateSchedule,
  type SimulationV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SimulationsService } from './simulations.service';

@Controller()
export class SimulationsConsumer {
  constructor(private readonly simulations: SimulationsService) {}

  @Answers(simulateSchedule)
  simulate(@Payload() { caller, scheduleId, body }: SimulateScheduleV1): Promise<SimulationV1> {
    return this.simulations.start(caller, scheduleId, body);
  }

  @Answers(readSimulation)
  read(@Payload() { caller, simulationId }: ReadSimulationV1): Promise<SimulationV1> {
    return this.simulations.read(caller, simulationId);
  }
}
