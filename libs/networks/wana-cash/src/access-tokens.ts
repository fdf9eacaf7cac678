import { exchangeHttp, readJson, unknown, type Unknown } from '@hanout/network-kit';
import type { WanaCashConfig } from './config';
import { isRecord } from './status';

export interface Granted {
  outcome: 'granted';
  token: string;
  goodUntilMs: number;
}

/** A token is not used in its last minute, or its last half if it lives no longer than two: it may end on the way. */
const MARGIN_SECONDS = 60;
const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4). The token in force is all that this adapter remembers; whoever needs one
 * while it is being fetched waits for the same request.
 */
export class AccessTokens {
  private inForce: Granted | undefined;
  private underWay: Promise<Granted | Unknown> | undefined;

  constructor(
    private readonly config: WanaCashConfig,
    private readonly now: () => number = () => performance.now(),
  ) {}

  async take(timeoutMs: number): Promise<Granted | Unknown> {
    if (this.inForce && this.now() < this.inForce.goodUntilMs) return this.inForce;
    this.underWay ??= this.fetch(timeoutMs).finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  /** Of one that was refused; another that has come meanwhile stays. */
  drop(token: string): void {
    if (this.inForce?.token === token) this.inForce = undefined;
  }

  /** `POST token`, Basic, `grant_type=client_credentials` → `{ access_token, token_type: Bearer, expires_in }` in seconds */
  private async fetch(timeoutMs: number): Promise<Granted | Unknown> {
    const { baseUrl, clientId, secret, answerMaxBytes, tls } = this.config;
    const askedAtMs = this.now();
    const credentials = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`);
    const answer = await exchangeHttp(
      {
        method: 'POST',
        url: new URL('token', baseUrl),
        headers: {
          authorization: `Basic ${credentials.toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: Buffer.from('grant_type=client_credentials'),
      },
      { timeoutMs, answerMaxBytes, tls },
    );
    if (answer.outcome === 'unknown') return answer;
    if (answer.status !== 200) return unknown(`token_http_${answer.status}`);
    const said = readJson(answer.body);
    const { access_token: token, token_type: kind, expires_in: seconds } = isRecord(said) ? said : {};
    const isToken = typeof token === 'string' && TOKEN.test(token);
    if (!isToken || !/^bearer$/i.test(String(kind)) || typeof seconds !== 'number' || !(seconds > 0))
      return unknown('token_unreadable');
    const goodSeconds = Math.max(seconds - MARGIN_SECONDS, seconds / 2);
    this.inForce = { outcome: 'granted', token, goodUntilMs: askedAtMs + goodSeconds * 1_000 };
    return this.inForce;
  }
}
