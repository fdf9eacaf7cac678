import { Module } from '@nestjs/common';
import { HeadsConsumer } from './heads.consumer';
import { HeadsService } from './heads.service';

@Module({ controllers: [HeadsConsumer], providers: [HeadsService] })
export class HeadsModule {}
