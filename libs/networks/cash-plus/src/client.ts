import { randomUUID } from 'node:crypto';
import {
  documentIn,
  exchangeHttp,
  readJson,
  REPORT_MAX_BYTES,
  signBytes,
  unknown,
  type ReportFetched,
  type Unknown,
} from '@hanout/network-kit';
import type { CashPlusConfig } from './config';
import { bytesToSign, writeAuthorization } from './signature';

/** What the system said, as JSON: an answer, or a refusal that is yet to be understood; or that nothing can be told. */
export type Said = { outcome: 'said' | 'refused'; json: unknown } | Unknown;

/** The wire: JSON over HTTP, every request signed, those without a body too. */
export class CashPlusClient {
  constructor(private readonly config: CashPlusConfig) {}

  post(path: string, content: object): Promise<Said> {
    return this.exchange('POST', path, Buffer.from(JSON.stringify(content)));
  }

  get(path: string): Promise<Said> {
    return this.exchange('GET', path);
  }

  /** What stands there, with what signs it. */
  async document(path: string): Promise<ReportFetched> {
    const request = {
      method: 'GET',
      url: new URL(path, this.config.baseUrl),
      headers: this.sign('GET', path),
    } as const;
    const answer = await exchangeHttp(request, { ...this.config, answerMaxBytes: REPORT_MAX_BYTES });
    return documentIn(answer, path, ['cp-timestamp', 'cp-nonce', 'cp-signature']);
  }

  /** Only 200 and 422 speak of what was asked. Every other status speaks of the request itself and so is never a no. */
  private async exchange(method: 'GET' | 'POST', path: string, body?: Buffer): Promise<Said> {
    const url = new URL(path, this.config.baseUrl);
    const headers = { ...this.sign(method, path, body), ...(body && { 'content-type': 'application/json' }) };
    const answer = await exchangeHttp({ method, url, headers, body }, this.config);
    if (answer.outcome === 'unknown') return answer;
    if (answer.status !== 200 && answer.status !== 422) return unknown(`http_${answer.status}`);
    const json = readJson(answer.body);
    if (json === undefined) return unknown('unreadable');
    return { outcome: answer.status === 200 ? 'said' : 'refused', json };
  }

  private sign(method: string, path: string, body: Buffer = Buffer.alloc(0)): Record<string, string> {
    const { keyId, secret } = this.config;
    const [timestamp, nonce] = [new Date().toISOString(), randomUUID()];
    const signature = signBytes(bytesToSign({ method, path: `/${path}`, timestamp, nonce, body }), secret);
    return {
      authorization: writeAuthorization(keyId, signature),
      'cp-timestamp': timestamp,
      'cp-nonce': nonce,
    };
  }
}
