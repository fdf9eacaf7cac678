import { Module } from '@nestjs/common';
import { PaymentRulesSeed } from './payment-rules.seed';

@Module({ providers: [PaymentRulesSeed] })
export class RulesModule {}
