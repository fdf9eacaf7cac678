import { Module } from '@nestjs/common';
import { ProofConsumer } from './proof.consumer';
import { ProofService } from './proof.service';

@Module({ controllers: [ProofConsumer], providers: [ProofService] })
export class ProofModule {}
