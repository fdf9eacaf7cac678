import { Module } from '@nestjs/common';
import { PricesConsumer } from './prices.consumer';
import { PricesService } from './prices.service';

@Module({ controllers: [PricesConsumer], providers: [PricesService], exports: [PricesService] })
export class PricesModule {}
