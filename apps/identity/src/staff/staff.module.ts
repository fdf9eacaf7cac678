import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { TwoPersonsModule } from '../proposals/two-persons.module';
import { SessionsModule } from '../sessions/sessions.module';
import { StaffActivation } from './staff-activation.service';
import { StaffChanges } from './staff-changes.service';
import { StaffConsumer } from './staff.consumer';

@Module({
  imports: [AttemptsModule, PersonalDataModule, SessionsModule, TwoPersonsModule],
  controllers: [StaffConsumer],
  providers: [StaffChanges, StaffActivation],
  exports: [StaffChanges],
})
export class StaffModule {}
