import { exchangeHttp, unknown, type Unknown } from '@hanout/network-kit';
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
    const request = {
      method: 'POST',
      url: this.config.url,
      headers: { 'content-type': `${CONTENT_TYPE}; action="${NAMESPACE}:${operation}"` },
      body: writeSigned({ [`wfc:${operation}`]: content }, this.config.secret, new Date()),
    } as const;
    const answer = await exchangeHttp(request, this.config);
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
}
