import { Module } from '@nestjs/common';
import { FloatsModule } from '../floats/floats.module';
import { DrawersConsumer } from './drawers.consumer';
import { Drawers } from './drawers.service';

@Module({ imports: [FloatsModule], controllers: [DrawersConsumer], providers: [Drawers] })
export class DrawersModule {}
