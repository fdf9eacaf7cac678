import { Module } from '@nestjs/common';
import { PersonalData } from './personal-data.service';

@Module({ providers: [PersonalData], exports: [PersonalData] })
export class PersonalDataModule {}
