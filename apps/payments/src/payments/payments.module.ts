import { Module } from '@nestjs/common';
import { FloatsModule } from '../floats/floats.module';
import { LimitsModule } from '../limits/limits.module';
import { PricesModule } from '../prices/prices.module';
import { QrCodesModule } from '../qr-codes/qr-codes.module';
import { RulesModule } from '../rules/rules.module';
import { AnswersService } from './answers.service';
import { ExpirePaymentsJob } from './expire-payments.job';
import { FeeIncome } from './fee-income';
import { NetworkEnds } from './network-ends.service';
import { OpeningPlans } from './opening-plans.service';
import { OpeningsService } from './openings.service';
import { PaymentAnswers } from './payment-answers.service';
import { PaymentFacts } from './payment-facts.service';
import { PaymentMoves } from './payment-moves.service';
import { PaymentsConsumer } from './payments.consumer';
import { PaymentsReader } from './payments-reader.service';
import { PaymentsSearch } from './payments-search.service';
import { PaymentsService } from './payments.service';
import { PendingPaymentsJob } from './pending-payments.job';
import { PostingsService } from './postings.service';
import { Proofs } from './proofs.service';
import { QuotesService } from './quotes.service';
import { RecallsService } from './recalls.service';
import { RefundsService } from './refunds.service';
import { SingleOpenings } from './single-openings.service';
import { Speakers } from './speakers.service';

@Module({
  imports: [FloatsModule, LimitsModule, PricesModule, QrCodesModule, RulesModule],
  controllers: [PaymentsConsumer],
  providers: [
    AnswersService,
    ExpirePaymentsJob,
    FeeIncome,
    NetworkEnds,
    OpeningPlans,
    OpeningsService,
    PaymentAnswers,
    PaymentFacts,
    PaymentMoves,
    PaymentsReader,
    PaymentsSearch,
    PaymentsService,
    PendingPaymentsJob,
    PostingsService,
    Proofs,
    QuotesService,
    RecallsService,
    RefundsService,
    SingleOpenings,
    Speakers,
  ],
  exports: [
    AnswersService,
    NetworkEnds,
    OpeningPlans,
    OpeningsService,
    PaymentAnswers,
    PaymentFacts,
    PaymentMoves,
    PostingsService,
    Proofs,
    SingleOpenings,
    Speakers,
  ],
})
export class PaymentsModule {}
