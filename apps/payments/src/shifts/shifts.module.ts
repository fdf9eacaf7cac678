import { Module } from '@nestjs/common';
import { ShiftsConsumer } from './shifts.consumer';
import { Shifts } from './shifts.service';

@Module({ controllers: [ShiftsConsumer], providers: [Shifts] })
export class ShiftsModule {}
