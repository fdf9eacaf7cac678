import { createHash } from 'node:crypto';
import {
  documentIn,
  exchangeHttp,
  readJson,
  REPORT_MAX_BYTES,
  signBytes,
  unknown,
  type HttpExchange,
  type ReportFetched,
  type Unknown,
} from '@hanout/network-kit';
import type { DamaneCashConfig } from './config';

/** A whole answer with JSON, whatever its status says, or that nothing can be told. */
export type Said = { outcome: 'said'; status: number; json: unknown } | Unknown;

interface Call {
  method: 'GET' | 'POST';
  /** Below the base address, without a leading `/`. */
  path: string;
  correlationId?: string;
  callbackUrl?: string;
  body?: Buffer;
}

/**
 * The wire: the GSMA Mobile Money API 1.2, each request with its headers for integrity and signed in `X-Signature`. One is
 * made for each call of the adapter: its requests, however many, are all made within the one time limit, and what is left
 * then is not sent.
 */
export class DamaneCashClient {
  private readonly endsAt: number;

  constructor(private readonly config: DamaneCashConfig) {
    this.endsAt = performance.now() + config.timeoutMs;
  }

  /** Creates something under an id of ours; what becomes of it may be told at our door. */
  post(path: string, correlationId: string, content: object): Promise<Said> {
    const { callbackUrl } = this.config;
    const body = Buffer.from(JSON.stringify(content));
    return this.ask({ method: 'POST', path, correlationId, callbackUrl, body });
  }

  get(path: string): Promise<Said> {
    return this.ask({ method: 'GET', path });
  }

  /** What stands there, with what signs it. */
  async document(path: string): Promise<ReportFetched> {
    const answer = await this.exchange({ method: 'GET', path }, REPORT_MAX_BYTES);
    return documentIn(answer, path, ['x-date', 'x-records-available-count', 'x-signature']);
  }

  private async ask(call: Call): Promise<Said> {
    const answer = await this.exchange(call, this.config.answerMaxBytes);
    if (answer.outcome === 'unknown') return answer;
    return { outcome: 'said', status: answer.status, json: readJson(answer.body) };
  }

  private async exchange(
    { method, path, correlationId, callbackUrl, body }: Call,
    answerMaxBytes: number,
  ): Promise<HttpExchange> {
    const { baseUrl, secret, clientId, apiKey, tls } = this.config;
    const timeoutMs = this.endsAt - performance.now();
    if (timeoutMs <= 0) return unknown('timeout');
    const date = new Date().toISOString();
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const signed = [method, `/${path}`, date, correlationId ?? '', callbackUrl ?? '', hash].join('\n');
    const headers = {
      'x-date': date,
      'x-client-id': clientId,
      'x-api-key': apiKey,
      'x-content-hash': hash,
      'x-signature': signBytes(Buffer.from(signed), secret),
      ...(correlationId && { 'x-correlationid': correlationId }),
      ...(callbackUrl && { 'x-callback-url': callbackUrl }),
      ...(body && { 'content-type': 'application/json' }),
    };
    const request = { method, url: new URL(path, baseUrl), headers, body };
    return exchangeHttp(request, { timeoutMs, answerMaxBytes, tls });
  }
}
