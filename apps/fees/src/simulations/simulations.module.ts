import { Module } from '@nestjs/common';
import { SimulateJob } from './simulate.job';
import { SimulationsConsumer } from './simulations.consumer';
import { SimulationsService } from './simulations.service';

@Module({ controllers: [SimulationsConsumer], providers: [SimulateJob, SimulationsService] })
export class SimulationsModule {}
