import { Module } from '@nestjs/common';
import { EventStreams } from '../events/event-streams.service';
import { EventsRoutes } from '../events/events.routes';
import { PaymentHints } from '../events/payment-hints.service';
import { UploadsRoutes } from '../uploads/uploads.routes';
import { AccessTokens } from '../tokens/access-tokens.service';
import { SigningKeys } from '../tokens/signing-keys.service';
import { Renewals } from '../web-sessions/renewals.service';
import { WebSessionsRoutes } from '../web-sessions/web-sessions.routes';
import { WebSessions } from '../web-sessions/web-sessions.service';
import { Admission } from './admission.service';
import { ApiRoutes } from './api.routes';

@Module({
  providers: [
    SigningKeys,
    AccessTokens,
    Renewals,
    WebSessions,
    Admission,
    UploadsRoutes,
    WebSessionsRoutes,
    EventStreams,
    PaymentHints,
    EventsRoutes,
    ApiRoutes,
  ],
})
export class ApiModule {}
