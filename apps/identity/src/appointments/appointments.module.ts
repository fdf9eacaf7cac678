import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { SessionsModule } from '../sessions/sessions.module';
import { Appointments } from './appointments.service';

@Module({ imports: [PersonalDataModule, SessionsModule], providers: [Appointments], exports: [Appointments] })
export class AppointmentsModule {}
