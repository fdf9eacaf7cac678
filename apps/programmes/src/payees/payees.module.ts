import { Module } from '@nestjs/common';
import { SealingModule } from '../sealing/sealing.module';
import { PayeesConsumer } from './payees.consumer';
import { PayeesService } from './payees.service';

@Module({ imports: [SealingModule], controllers: [PayeesConsumer], providers: [PayeesService] })
export class PayeesModule {}
