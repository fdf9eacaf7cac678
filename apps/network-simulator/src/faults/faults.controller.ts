import { readMessage } from '@hanout/messaging';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { FAULT_NAMES, FAULT_TABLE, type FaultName } from './fault-table';
import { FAULT_TARGETS, FaultsService, type FaultTarget } from './faults.service';

const MONTH_MS = 31 * 86_400_000;

export class FaultToSet {
  @IsIn(FAULT_TARGETS)
  target: FaultTarget;

  /** `none`: all of the target's are switched off. */
  @IsIn(['none', ...FAULT_NAMES])
  mode: 'none' | FaultName;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  share?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  times?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MONTH_MS)
  delayMs?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;
}

type Shown = ReturnType<FaultsService['shown']>;

@Controller('faults')
export class FaultsController {
  constructor(private readonly faults: FaultsService) {}

  @Put()
  set(@Body() body: unknown): Shown {
    const { mode, ...wanted } = readMessage(FaultToSet, body);
    if (mode === 'none') this.faults.clear(wanted.target);
    // A share of nothing: that one is switched off.
    else if (wanted.share === 0) this.faults.clear(wanted.target, mode);
    else this.faults.set({ ...wanted, mode });
    return this.faults.shown();
  }

  @Get()
  read(): Shown {
    return this.faults.shown();
  }

  /** What there is to switch, and the last two centimes that ask for it. */
  @Get('table')
  table(): typeof FAULT_TABLE {
    return FAULT_TABLE;
  }
}
