import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import type { MsgHdrs } from 'nats';
import { Observable } from 'rxjs';
import { withOrigin } from './origin';
import { originIn } from './origin-headers';

/** Answers an ask with the origin that came with it, so that what it asks and records in turn has the same. */
export class OriginInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const carried = context.switchToRpc().getContext<NatsContext>().getHeaders() as MsgHdrs | undefined;
    if (!carried) return next.handle();
    const origin = originIn(carried);
    return new Observable((subscriber) => withOrigin(origin, () => next.handle().subscribe(subscriber)));
  }
}
