import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { Attempts } from './attempts.service';

@Module({ imports: [PersonalDataModule], providers: [Attempts], exports: [Attempts] })
export class AttemptsModule {}
