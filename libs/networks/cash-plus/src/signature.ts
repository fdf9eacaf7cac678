import { createHash } from 'node:crypto';

export interface Signed {
  method: string;
  /** Below the base address, theirs or ours: `/orders/4f…`. */
  path: string;
  /** ISO 8601, as it stands in the header. */
  timestamp: string;
  /** Another one for each request. */
  nonce: string;
  body: Buffer;
}

/** What is signed, both ways: five lines, so that no part of a request can be taken from another. */
export function bytesToSign({ method, path, timestamp, nonce, body }: Signed): Buffer {
  const digest = createHash('sha256').update(body).digest('hex');
  return Buffer.from([method, path, timestamp, nonce, digest].join('\n'));
}

const AUTHORIZATION = /^CP-HMAC-SHA256 key=([\w.-]{1,64}), signature=([0-9a-f]{64})$/;

export function writeAuthorization(keyId: string, signature: string): string {
  return `CP-HMAC-SHA256 key=${keyId}, signature=${signature}`;
}

/** The signature in an `Authorization` header, or undefined where there is none of this kind. */
export function signatureIn(authorization: string | undefined): string | undefined {
  return AUTHORIZATION.exec(authorization ?? '')?.[2];
}
