import { randomUUID } from 'node:crypto';
import { readSigningKeys, type Ask, type CallerV1, type Role } from '@hanout/contracts';
import { startService } from '@hanout/service-kit';
import { fakeAnswers, startTestNats, type NO_ANSWER } from '@hanout/testing';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { service } from '../src/service';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

export async function aSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' } };
}

export interface TokenWish extends Partial<CallerV1> {
  /** As the claim is called: `sessionId` of the caller. */
  sid?: string;
  issuer?: string;
  audience?: string;
  /** Seconds from now; below zero it has expired. */
  expiresInSeconds?: number;
}

export function aCaller(role: Role, more: Partial<CallerV1> = {}): CallerV1 {
  return { kind: 'person', id: randomUUID(), roles: [role], ...more };
}

export function sign(key: SigningKey, wish: TokenWish): Promise<string> {
  const {
    issuer = 'hanout',
    audience = 'hanout-api',
    expiresInSeconds = 900,
    id = randomUUID(),
    ...claims
  } = wish;
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })
    .setSubject(id)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresInSeconds)
    .sign(key.privateKey);
}

/** A gateway on a real bus, with an `identity` that gives out `keys` (a test may add to them). */
export async function startGateway(settings: Record<string, string> = {}) {
  const nats = await startTestNats();
  const key = await aSigningKey('key-1');
  const keys: JWK[] = [key.publicJwk];
  const identity = await fakeAnswers(nats.url, readSigningKeys, () => ({
    keys: keys as unknown as Record<string, unknown>[],
  }));
  const running = await startService(service, { NATS_URL: nats.url, HTTP_PORT: '0', ...settings });
  const api = `${running.url}/api/v1`;
  const owners: { stop(): Promise<void> }[] = [identity];
  return {
    /** Stands in for the owner of an ask, until it is stopped or the gateway is. */
    owner: async <Question extends object, Answer extends object>(
      ask: Ask<Question, Answer>,
      answer: (question: Question) => Answer | typeof NO_ANSWER | Promise<Answer | typeof NO_ANSWER>,
    ) => {
      const owner = await fakeAnswers(nats.url, ask, answer);
      owners.push(owner);
      return owner;
    },
    running,
    url: running.url,
    natsUrl: nats.url,
    api,
    key,
    keys,
    identity,
    /** A bearer token of somebody with this role. */
    tokenOf: (role: Role, more: Partial<CallerV1> = {}) => sign(key, aCaller(role, more)),
    call: (
      method: string,
      path: string,
      init: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
    ) =>
      fetch(`${api}${path}`, {
        method,
        headers: {
          ...(init.token !== undefined && { authorization: `Bearer ${init.token}` }),
          ...(init.body !== undefined && { 'content-type': 'application/json' }),
          ...init.headers,
        },
        ...(init.body !== undefined && {
          body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body),
        }),
      }),
    stop: async () => {
      await running.stop();
      await Promise.all(owners.map((owner) => owner.stop()));
      await nats.stop();
    },
  };
}

export type GatewayUnderTest = Awaited<ReturnType<typeof startGateway>>;
