import {
  documentIn,
  exchangeHttp,
  REPORT_MAX_BYTES,
  unknown,
  type HttpExchange,
  type HttpRequest,
  type RawNotice,
  type ReportFetched,
  type Unknown,
} from '@hanout/network-kit';
import type { BaridCashConfig } from './config';
import {
  FETCH_MAX,
  isFileName,
  acknowledgementOf,
  requestSignature,
  type OutFile,
  type Transport,
} from './transport';

const NOTHING = Buffer.alloc(0);
const LISTED = /^(\S+) ([0-9a-f]{64})$/;

/** `PUT out/{name}`, `GET in`, `GET in/{name}`, `DELETE in/{name}`, `GET statements/{name}`, each signed. */
export class HttpTransport implements Transport {
  constructor(private readonly config: BaridCashConfig) {}

  async put(file: OutFile): Promise<{ outcome: 'taken' } | Unknown> {
    const answer = await this.exchange('PUT', `out/${file.name}`, file.raw);
    if (answer.outcome === 'unknown') return answer;
    if (answer.status !== 200) return unknown(`http_${answer.status}`);
    const isAcknowledged = answer.body.toString('latin1') === acknowledgementOf(file, this.config.secret);
    return isAcknowledged ? { outcome: 'taken' } : unknown('not_acknowledged');
  }

  /** The list has `{name} {signature of the file}` a line, the oldest first. */
  async fetch(): Promise<RawNotice[]> {
    const list = await this.exchange('GET', 'in');
    if (list.outcome === 'unknown' || list.status !== 200) return [];
    const listed = list.body
      .toString('latin1')
      .split('\n')
      .flatMap((line) => {
        const [, name = '', signature = ''] = LISTED.exec(line) ?? [];
        return isFileName(name) ? [{ name, signature }] : [];
      });
    const notices: RawNotice[] = [];
    for (const { name, signature } of listed.slice(0, FETCH_MAX)) {
      const file = await this.exchange('GET', `in/${name}`);
      // What cannot be had now lies there the next time.
      if (file.outcome === 'unknown') break;
      if (file.status === 200) notices.push({ name, headers: { 'x-signature': signature }, raw: file.body });
    }
    return notices;
  }

  async discard(name: string): Promise<void> {
    if (isFileName(name)) await this.exchange('DELETE', `in/${name}`);
  }

  async statement(day: string): Promise<ReportFetched> {
    const path = `statements/${day}.xml`;
    const answer = await this.exchange('GET', path, undefined, REPORT_MAX_BYTES);
    return documentIn(answer, path, ['x-signature']);
  }

  /** Also for what is answered at once. */
  exchange(
    method: HttpRequest['method'],
    path: string,
    body?: Buffer,
    answerMaxBytes = this.config.answerMaxBytes,
  ): Promise<HttpExchange> {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = requestSignature({ timestamp, method, path, raw: body ?? NOTHING }, this.config.secret);
    const headers = {
      ...(body && { 'content-type': 'application/xml' }),
      'x-timestamp': timestamp,
      'x-signature': signature,
    };
    const request = { method, url: new URL(path, this.config.base), headers, body };
    return exchangeHttp(request, { ...this.config, answerMaxBytes });
  }
}
