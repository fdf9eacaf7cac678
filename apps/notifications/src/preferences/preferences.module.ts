import { Module } from '@nestjs/common';
import { PreferencesConsumer } from './preferences.consumer';
import { PreferencesService } from './preferences.service';

@Module({ controllers: [PreferencesConsumer], providers: [PreferencesService] })
export class PreferencesModule {}
