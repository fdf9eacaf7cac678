import { randomUUID } from 'node:crypto';
import { describeFailure, DomainError, httpStatusOf, PLATFORM_ERRORS } from '@hanout/errors';
import { NoAnswer } from '@hanout/messaging';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';

/** The part of Fastify's reply this filter uses. */
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/** Turns what flies out of an HTTP door into problem details (RFC 9457). A bug tells its number and nothing else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    if (error instanceof HttpException) {
      this.send(reply, error.getStatus(), { title: error.message, status: error.getStatus() });
      return;
    }
    const refusal =
      error instanceof DomainError
        ? error
        : error instanceof NoAnswer
          ? PLATFORM_ERRORS.error('platform.unavailable')
          : undefined;
    if (refusal) {
      const status = httpStatusOf(refusal.kind);
      this.send(reply, status, {
        title: refusal.texts.en,
        status,
        code: refusal.code,
        field: refusal.field,
        texts: refusal.texts,
      });
      return;
    }
    const incident = randomUUID();
    this.logger.error(`${incident} ${describeFailure(error)}`);
    this.send(reply, 500, { title: 'Something broke on our side.', status: 500, incident });
  }

  private send(reply: Reply, status: number, problem: object): void {
    void reply
      .status(status)
      .header('content-type', 'application/problem+json')
      .send({ type: 'about:blank', ...problem });
  }
}
