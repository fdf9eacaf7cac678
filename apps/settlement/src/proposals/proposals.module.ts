import { Module } from '@nestjs/common';
import { TermsModule } from '../terms/terms.module';
import { ProposalsConsumer } from './proposals.consumer';
import { Proposals } from './proposals.service';

@Module({ imports: [TermsModule], controllers: [ProposalsConsumer], providers: [Proposals] })
export class ProposalsModule {}
