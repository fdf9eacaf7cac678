import { Module } from '@nestjs/common';
import { AggregatorDoor } from './aggregator/aggregator.door';
import { DataSeal } from './data-seal';
import { AccountJourney } from './journeys/account.journey';
import { CashJourney } from './journeys/cash.journey';
import { Journeys } from './journeys/journeys.service';
import { PayJourney } from './journeys/pay.journey';
import { PinJourney } from './journeys/pin.journey';
import { ResumeJourney } from './journeys/resume.journey';
import { SignInJourney } from './journeys/sign-in.journey';
import { StandingJourney } from './journeys/standing.journey';
import { AnswersOut } from './messages/answers-out.service';
import { MessagesIn } from './messages/messages-in.service';
import { ForgetJob } from './sessions/forget.job';
import { Sessions } from './sessions/sessions.service';
import { FollowWishesJob } from './wishes/follow-wishes.job';
import { Wishes } from './wishes/wishes.service';

@Module({
  providers: [
    AccountJourney,
    AggregatorDoor,
    AnswersOut,
    CashJourney,
    DataSeal,
    FollowWishesJob,
    ForgetJob,
    Journeys,
    MessagesIn,
    PayJourney,
    PinJourney,
    ResumeJourney,
    Sessions,
    SignInJourney,
    StandingJourney,
    Wishes,
  ],
})
export class UssdModule {}
