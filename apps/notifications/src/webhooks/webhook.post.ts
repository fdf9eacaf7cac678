import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, isPublicHost, hostOf, type WebhookAddresses } from './webhook.address';

/** Of an answer no more is read: nobody needs it, and an endless one would hold the connection. */
export const ANSWER_BYTES_MAX = 4_096;

/** What became of one try. Whatever is not a status of the 200s is tried again: an endpoint knows an event by its id. */
export type WebhookOutcome = { status: number } | { error: string };

export interface WebhookPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  timeoutMs: number;
  addresses: WebhookAddresses;
}

class RefusedAddress extends Error {
  readonly code = 'refused_address';
}

/**
 * The name is resolved here and the connection goes to the addresses that were looked at, so that a name cannot lead
 * elsewhere between the look and the call. One that has an inside address among its own is refused wholly.
 */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error, '', 0);
    const isRefused = found.length === 0 || found.some(({ address }) => !isPublicAddress(address));
    if (isRefused) return done(new RefusedAddress(), '', 0);
    if (options.all) return done(null, found);
    done(null, found[0]!.address, found[0]!.family);
  });
};

/** Posts it once. Follows no redirect, and ends with the time, whatever the other side does. Never fails. */
export function postWebhook({
  url,
  headers,
  body,
  timeoutMs,
  addresses,
}: WebhookPost): Promise<WebhookOutcome> {
  const to = new URL(url);
  const isOpen = addresses === 'any';
  // An address for a host is not looked up.
  if (!isOpen && (to.protocol !== 'https:' || !isPublicHost(to)))
    return Promise.resolve({ error: 'refused_address' });
  const options: RequestOptions = {
    method: 'POST',
    host: hostOf(to),
    port: to.port || undefined,
    path: `${to.pathname}${to.search}`,
    agent: false,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Hanout-Webhooks/1',
    },
    ...(!isOpen && { lookup: lookupPublic }),
  };
  return new Promise((settle) => {
    const request = (to.protocol === 'https:' ? requestHttps : requestHttp)(options);
    let status: number | undefined;
    const end = (error: string): void => {
      clearTimeout(timer);
      settle(status === undefined ? { error } : { status });
      request.destroy();
    };
    const timer = setTimeout(() => end('timeout'), timeoutMs);
    request.on('response', (response) => {
      status = response.statusCode;
      readLittle(response, () => end('connection'));
    });
    request.on('error', (error) => end(reasonOf(error)));
    request.end(body);
  });
}

/** The status is the answer, whatever becomes of its body; enough of that is read that an ordinary one ends by itself. */
function readLittle(response: IncomingMessage, done: () => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) done();
  });
  response.on('end', done).on('error', done).on('close', done);
}

function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'refused_address':
      return code;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'unknown_name';
    case 'ECONNREFUSED':
      return 'connection_refused';
    default:
      return code !== undefined && /CERT|SSL|TLS/.test(code) ? 'certificate' : 'connection';
  }
}
