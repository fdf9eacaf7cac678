import { ownerOf, type Ask } from '@hanout/contracts';
import { describeFailure, DomainError } from '@hanout/errors';
import {
  applyDecorators,
  Catch,
  Logger,
  UseFilters,
  UsePipes,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { MessagePattern, Transport, type NatsContext } from '@nestjs/microservices';
import type { MsgHdrs } from 'nats';
import { throwError, type Observable } from 'rxjs';
import { ContractPipe } from './contract-pipe';
import { originIn } from './origin-headers';
import type { AskErrorWire } from './wire';

/** A refusal crosses the wire whole; anything else is logged here and tells the asker only that it broke. */
@Catch()
export class AskErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('asks');

  catch(error: unknown, host: ArgumentsHost): Observable<never> {
    if (error instanceof DomainError) return throwError((): AskErrorWire => ({ refusal: error.toWire() }));
    const carried = host.switchToRpc().getContext<NatsContext>().getHeaders() as MsgHdrs | undefined;
    const { correlationId = 'no correlation' } = originIn(carried);
    this.logger.error(`${correlationId} ${describeFailure(error)}`);
    const failure = error instanceof Error ? error.name : 'failure';
    return throwError((): AskErrorWire => ({ failure }));
  }
}

/** This method answers that ask; its argument is validated by its class before it gets here. */
export function Answers<Question extends object, Answer extends object>(
  ask: Ask<Question, Answer>,
): <Method extends (question: Question, ...rest: never[]) => Promise<Answer> | Answer>(
  target: object,
  property: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void {
  return applyDecorators(
    // One of all that answer for the owner gets the question, whatever each of them is called.
    MessagePattern(ask.subject, Transport.NATS, { queue: ownerOf(ask.subject) }),
    UsePipes(new ContractPipe()),
    UseFilters(new AskErrorFilter()),
  );
}
