import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { Appointments } from './appointments.service';

@Module({ imports: [PersonalDataModule], providers: [Appointments], exports: [Appointments] })
export class AppointmentsModule {}
