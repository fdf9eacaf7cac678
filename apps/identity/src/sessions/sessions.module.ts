import { Module } from '@nestjs/common';
import { SessionsConsumer } from './sessions.consumer';
import { Sessions } from './sessions.service';

@Module({ controllers: [SessionsConsumer], providers: [Sessions], exports: [Sessions] })
export class SessionsModule {}
