import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { SpoiltAnswer } from './faults.service';

interface Reply {
  status(code: number): { send(body: unknown): unknown };
}

@Catch(SpoiltAnswer)
export class SpoiltAnswerFilter implements ExceptionFilter<SpoiltAnswer> {
  catch(error: SpoiltAnswer, host: ArgumentsHost): void {
    void host.switchToHttp().getResponse<Reply>().status(error.status).send({ error: 'the switch says so' });
  }
}
