import { readMessage } from '@hanout/messaging';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  FAULT_MODES,
  FAULT_TARGETS,
  FaultsService,
  type Fault,
  type FaultMode,
  type FaultTarget,
} from './faults.service';

export class FaultToSet {
  @IsIn(FAULT_TARGETS)
  target: FaultTarget;

  @IsIn(FAULT_MODES)
  mode: FaultMode;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  times?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600_000)
  delayMs?: number;
}

@Controller('faults')
export class FaultsController {
  constructor(private readonly faults: FaultsService) {}

  @Put()
  set(@Body() body: unknown): Record<string, Fault> {
    const { target, ...fault } = readMessage(FaultToSet, body);
    this.faults.set(target, fault);
    return this.faults.all();
  }

  @Get()
  read(): Record<string, Fault> {
    return this.faults.all();
  }
}
