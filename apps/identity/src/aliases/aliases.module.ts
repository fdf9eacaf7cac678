import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { CodeSender } from '../sign-in/code-sender';
import { AliasesConsumer } from './aliases.consumer';
import { Aliases } from './aliases.service';
import { LookUps } from './look-ups.service';
import { NumberCodes } from './number-codes.service';
import { NumberMoves } from './number-moves.service';

@Module({
  imports: [PersonalDataModule],
  controllers: [AliasesConsumer],
  providers: [Aliases, LookUps, CodeSender, NumberCodes, NumberMoves],
  exports: [LookUps],
})
export class AliasesModule {}
