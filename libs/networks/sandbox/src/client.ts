import {
  documentIn,
  exchangeHttp,
  readJson,
  REPORT_MAX_BYTES,
  signBytes,
  unknown,
  type HttpRequest,
  type ReportFetched,
  type Unknown,
} from '@hanout/network-kit';
import type { SandboxConfig } from './config';

/** What the system said, as JSON, or that nothing can be told. */
export type Said = { outcome: 'said'; json: unknown } | Unknown;

/** The wire: JSON over HTTP, bodies signed in `X-Signature`. */
export class SandboxClient {
  constructor(private readonly config: SandboxConfig) {}

  post(path: string, content: object): Promise<Said> {
    const body = Buffer.from(JSON.stringify(content));
    return this.exchange({
      method: 'POST',
      url: new URL(path, this.config.baseUrl),
      headers: { 'content-type': 'application/json', 'x-signature': signBytes(body, this.config.secret) },
      body,
    });
  }

  get(path: string): Promise<Said> {
    return this.exchange({ method: 'GET', url: new URL(path, this.config.baseUrl) });
  }

  /** What is signed as it stands there. */
  async document(path: string): Promise<ReportFetched> {
    const limits = { ...this.config, answerMaxBytes: REPORT_MAX_BYTES };
    const answer = await exchangeHttp({ method: 'GET', url: new URL(path, this.config.baseUrl) }, limits);
    return documentIn(answer, path, ['x-signature']);
  }

  /**
   * Only a 200 speaks of what was asked. Every other status speaks of the request itself (our signature, our speed, their
   * day), which is no answer to the question and so never a no.
   */
  private async exchange(request: HttpRequest): Promise<Said> {
    const answer = await exchangeHttp(request, this.config);
    if (answer.outcome === 'unknown') return answer;
    if (answer.status !== 200) return unknown(`http_${answer.status}`);
    const json = readJson(answer.body);
    return json === undefined ? unknown('unreadable') : { outcome: 'said', json };
  }
}
