import { Module } from '@nestjs/common';
import { CapsConsumer } from './caps.consumer';
import { Caps } from './caps.service';

@Module({ controllers: [CapsConsumer], providers: [Caps] })
export class CapsModule {}
