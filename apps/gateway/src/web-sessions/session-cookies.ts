import type { SignedInV1 } from '@hanout/contracts';
import type { WebApp } from './web-app';

/** Where the cookies go: over TLS no neighbour under the same domain can plant one of these (`__Host-`, RFC 6265bis). */
interface Place {
  readonly app: WebApp;
  readonly isOverTls: boolean;
}

export interface SessionTokens {
  readonly access?: string;
  readonly renewal?: string;
}

type TokenUse = keyof SessionTokens;

/** `Set-Cookie` values that keep a sign-in: no script reads them, and no other site's page makes a browser send them. */
export function cookiesOf(signedIn: SignedInV1, place: Place, now: Date): string[] {
  const { accessToken, expiresInSeconds, refreshToken, sessionEndsAt } = signedIn;
  const leftSeconds =
    sessionEndsAt === undefined
      ? undefined
      : Math.max(0, Math.floor((new Date(sessionEndsAt).getTime() - now.getTime()) / 1_000));
  return [
    cookie('access', accessToken, { ...place, maxAgeSeconds: expiresInSeconds }),
    // Whoever has no session has nothing to renew: what another left here goes.
    refreshToken === undefined
      ? forgotten('renewal', place)
      : cookie('renewal', refreshToken, { ...place, maxAgeSeconds: leftSeconds }),
  ];
}

export function noCookies(place: Place): string[] {
  return [forgotten('access', place), forgotten('renewal', place)];
}

/** Of a name that comes twice neither is believed: one of them is not ours. */
export function tokensIn(header: string | undefined, place: Place): SessionTokens {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  const valueOf = (use: TokenUse): string | undefined => {
    const values = pairs.filter(([name]) => name === nameOf(use, place)).map(([, value]) => value);
    return values.length === 1 && values[0] !== '' ? values[0] : undefined;
  };
  return { access: valueOf('access'), renewal: valueOf('renewal') };
}

function forgotten(use: TokenUse, place: Place): string {
  return cookie(use, '', { ...place, maxAgeSeconds: 0 });
}

function cookie(use: TokenUse, value: string, of: Place & { maxAgeSeconds: number | undefined }): string {
  const { isOverTls, maxAgeSeconds } = of;
  return [
    `${nameOf(use, of)}=${value}`,
    `Path=${isOverTls ? '/' : '/api/v1'}`,
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
    'HttpOnly',
    'SameSite=Strict',
    ...(isOverTls ? ['Secure'] : []),
  ].join('; ');
}

function nameOf(use: TokenUse, { app, isOverTls }: Place): string {
  return `${isOverTls ? '__Host-' : ''}hanout-${app}-${use}`;
}
