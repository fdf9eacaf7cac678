import {
  documentIn,
  exchangeHttp,
  readJson,
  REPORT_MAX_BYTES,
  unknown,
  type HttpExchange,
  type HttpRequest,
  type ReportFetched,
  type Unknown,
} from '@hanout/network-kit';
import { AccessTokens } from './access-tokens';
import type { WanaCashConfig } from './config';

/** What the system said of what was asked, as JSON; or that nothing can be told. */
export type Said = { outcome: 'said'; status: 200 | 202 | 409; json: unknown } | Unknown;

/** The wire: JSON over HTTP, by a token. */
export class WanaCashClient {
  private readonly tokens: AccessTokens;

  constructor(private readonly config: WanaCashConfig) {
    this.tokens = new AccessTokens(config);
  }

  /** The reference id makes the request what it is: the same again is known to have come before. */
  post(path: string, content: object, referenceId?: string): Promise<Said> {
    const { noticesUrl } = this.config;
    return this.ask('POST', path, {
      headers: {
        'content-type': 'application/json',
        ...(referenceId && { 'x-reference-id': referenceId }),
        ...(referenceId && noticesUrl && { 'x-callback-url': noticesUrl }),
      },
      body: Buffer.from(JSON.stringify(content)),
    });
  }

  get(path: string): Promise<Said> {
    return this.ask('GET', path, {});
  }

  /** What stands there, with what signs it. */
  async document(path: string): Promise<ReportFetched> {
    const answer = await this.exchange('GET', path, {}, REPORT_MAX_BYTES);
    return documentIn(answer, path, ['x-timestamp', 'x-signature']);
  }

  private async ask(
    method: 'GET' | 'POST',
    path: string,
    content: Pick<HttpRequest, 'headers' | 'body'>,
  ): Promise<Said> {
    const answer = await this.exchange(method, path, content);
    return answer.outcome === 'unknown' ? answer : readAnswer(answer.status, answer.body);
  }

  /** A token that is refused is replaced and the request made again, once. All of it within the time of one call. */
  private async exchange(
    method: 'GET' | 'POST',
    path: string,
    { headers, body }: Pick<HttpRequest, 'headers' | 'body'>,
    answerMaxBytes = this.config.answerMaxBytes,
  ): Promise<HttpExchange> {
    const { baseUrl, timeoutMs, tls } = this.config;
    const deadline = performance.now() + timeoutMs;
    const left = (): number => Math.max(1, deadline - performance.now());
    for (let mayRenew = true; ; mayRenew = false) {
      const granted = await this.tokens.take(left());
      if (granted.outcome === 'unknown') return granted;
      const authorization = `Bearer ${granted.token}`;
      const answer = await exchangeHttp(
        { method, url: new URL(path, baseUrl), headers: { ...headers, authorization }, body },
        { timeoutMs: left(), answerMaxBytes, tls },
      );
      if (answer.outcome === 'unknown') return answer;
      if (answer.status === 401) this.tokens.drop(granted.token);
      if (answer.status !== 401 || !mayRenew) return answer;
    }
  }
}

/** Every other status speaks of the request itself, which is no answer to the question and so never a no. */
function readAnswer(status: number, body: Buffer): Said {
  if (status !== 200 && status !== 202 && status !== 409) return unknown(`http_${status}`);
  const json = readJson(body);
  return json === undefined ? unknown('unreadable') : { outcome: 'said', status, json };
}
