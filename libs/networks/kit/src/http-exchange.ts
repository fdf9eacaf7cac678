import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { TlsIdentity } from './network-adapter';
import { unknown, type Unknown } from './outcome';
import { readText } from './read';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  headers?: Readonly<Record<string, string>>;
  /** The very bytes that were signed. */
  body?: Buffer;
}

export interface HttpLimits {
  timeoutMs: number;
  answerMaxBytes: number;
  tls?: TlsIdentity;
}

/** A whole answer, whatever its status says, or nothing at all: half an answer is none. */
export type HttpExchange =
  | {
      outcome: 'answered';
      status: number;
      /** Names in lower case. */
      headers: Readonly<Record<string, string>>;
      body: Buffer;
    }
  | Unknown;

/** The request never reached anyone. Still unknown, since an earlier one with the same id may have. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Sends one request and reads its answer, both within the limits. Redirects are not followed: a signed request goes
 * where we were told to send it. Nothing is repeated here. Causes: `timeout`, `not_connected`, `cut_off`, `too_large`.
 */
export function exchangeHttp(request: HttpRequest, limits: HttpLimits): Promise<HttpExchange> {
  const send = request.url.protocol === 'https:' ? requestHttps : requestHttp;
  const { method, headers, body } = request;
  return new Promise((resolve) => {
    const length = body ? { 'content-length': String(body.length) } : {};
    const { ca, certificate: cert, key } = limits.tls ?? {};
    const outgoing = send(request.url, { method, headers: { ...headers, ...length }, ca, cert, key });
    const finish = (exchange: HttpExchange): void => {
      clearTimeout(deadline);
      resolve(exchange);
      // The connection may hold more than we want to read, or stay silent: it is not used again.
      if (exchange.outcome === 'unknown') outgoing.destroy();
    };
    // A timer of our own: one between bytes would let a system that drips hold us for ever.
    const deadline = setTimeout(() => finish(unknown('timeout')), limits.timeoutMs);

    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      finish(unknown(NOT_CONNECTED.has(error.code ?? '') ? 'not_connected' : 'cut_off'));
    });
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.answerMaxBytes) finish(unknown('too_large'));
        else chunks.push(chunk);
      });
      incoming.on('end', () => {
        const status = incoming.statusCode ?? 0;
        finish({ outcome: 'answered', status, headers: textsOf(incoming), body: Buffer.concat(chunks) });
      });
      incoming.on('error', () => finish(unknown('cut_off')));
    });
    outgoing.end(body);
  });
}

function textsOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** The JSON of an answer, or undefined when it is none. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(readText(body) ?? '') as unknown;
  } catch {
    return undefined;
  }
}
