import { isSignedBy, signBytes } from '@hanout/network-kit';
import type { RemoteSystem, WireRequest } from '@hanout/network-testing';

const GOOD_SECONDS = 3_600;

/** `{seconds of its end}.{their signature}`: the token itself says how long it is good, so nothing is remembered. */
export function grant(system: RemoteSystem): object {
  const end = String(Math.floor(system.now().getTime() / 1_000) + GOOD_SECONDS);
  const token = `${end}.${signBytes(Buffer.from(end), system.secret)}`;
  return { access_token: token, token_type: 'Bearer', expires_in: GOOD_SECONDS };
}

export function isClient({ headers, raw }: WireRequest, system: RemoteSystem): boolean {
  const [, basic = ''] = /^Basic (\S+)$/.exec(String(headers.authorization ?? '')) ?? [];
  const [, secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  const { grant_type: kind } = Object.fromEntries(new URLSearchParams(raw.toString('utf8')));
  return kind === 'client_credentials' && decodeURIComponent(secret) === system.secret;
}

export function hasToken({ headers }: WireRequest, system: RemoteSystem): boolean {
  const [, end = '', signature] =
    /^Bearer (\d+)\.([0-9a-f]{64})$/.exec(String(headers.authorization ?? '')) ?? [];
  const isGood = Number(end) * 1_000 > system.now().getTime();
  return isGood && isSignedBy(system.secret, Buffer.from(end), signature);
}
