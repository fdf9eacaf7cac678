import {
  documentIn,
  exchangeHttp,
  REPORT_MAX_BYTES,
  unknown,
  type HttpExchange,
  type ReportFetched,
  type Unknown,
} from '@hanout/network-kit';
import type { WafacashConfig } from './config';
import { CONTENT_TYPE, NAMESPACE, readBody, readFault, writeSigned, type Fault } from './soap';
import type { Xml } from './xml';

/** The response to an operation, a fault of which we are told, or that nothing can be told. */
export type Said = { outcome: 'said'; response: Xml } | { outcome: 'fault'; fault: Fault } | Unknown;

/** The wire: SOAP 1.2 over HTTPS, each side showing its certificate, our bodies signed in the header. */
export class WafacashClient {
  constructor(private readonly config: WafacashConfig) {}

  /**
   * Only a 200 with the operation's own response, or a 400 with a fault, speaks of what was asked. The SOAP binding sends
   * faults of the receiver as 500: their day, which is no answer to the question and so never a no.
   */
  async call(operation: string, content: object): Promise<Said> {
    const answer = await this.exchange(operation, content, this.config.answerMaxBytes);
    if (answer.outcome === 'unknown') return answer;
    if (answer.status !== 200 && answer.status !== 400) return unknown(`http_${answer.status}`);
    const body = readBody(answer.body);
    if (answer.status === 400)
      return body?.name === 'Fault'
        ? { outcome: 'fault', fault: readFault(body.content) }
        : unknown('http_400');
    return body?.name === `${operation}Response`
      ? { outcome: 'said', response: body.content }
      : unknown('unreadable');
  }

  /** The response as it came, with what signs it. A fault that says that there is none yet is not ready. */
  async document(operation: string, content: object): Promise<ReportFetched> {
    const answer = await this.exchange(operation, content, REPORT_MAX_BYTES);
    if (answer.outcome === 'answered' && answer.status === 400) {
      const body = readBody(answer.body);
      const code = body?.name === 'Fault' ? readFault(body.content).code : undefined;
      return code === 'NOT_FOUND' ? { outcome: 'not_ready' } : unknown('http_400');
    }
    return documentIn(answer, operation, ['x-timestamp', 'x-signature']);
  }

  private exchange(operation: string, content: object, answerMaxBytes: number): Promise<HttpExchange> {
    const { url, secret } = this.config;
    const headers = { 'content-type': `${CONTENT_TYPE}; action="${NAMESPACE}:${operation}"` };
    const body = writeSigned({ [`wfc:${operation}`]: content }, secret, new Date());
    return exchangeHttp({ method: 'POST', url, headers, body }, { ...this.config, answerMaxBytes });
  }
}
