import type { SignedInV1 } from '@hanout/contracts';
import { aCaller, sign, type GatewayUnderTest, type TokenWish } from './gateway-under-test';

/** A browser with one of our pages open: it keeps cookies, and says what browsers say. */
export class WebClient {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly gateway: GatewayUnderTest,
    readonly app: 'wallet' | 'console' = 'wallet',
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async call(
    method: string,
    path: string,
    init: { body?: unknown; headers?: Record<string, string>; token?: string } = {},
  ): Promise<Response> {
    const answer = await this.gateway.call(method, path, {
      ...init,
      headers: {
        'x-hanout-web': this.app,
        'sec-fetch-site': 'same-origin',
        cookie: this.cookie,
        ...init.headers,
      },
    });
    for (const line of answer.headers.getSetCookie()) this.take(line);
    return answer;
  }

  private take(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (/Max-Age=0(;|$)/.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** As identity answers a sign-in. */
export async function aSignIn(
  { key }: GatewayUnderTest,
  { refreshToken, ...wish }: TokenWish & { refreshToken?: string } = {},
): Promise<SignedInV1> {
  const { expiresInSeconds = 600, sessionId, ...claims } = { ...aCaller('customer'), ...wish };
  return {
    accessToken: await sign(key, { ...claims, sid: sessionId, expiresInSeconds }),
    expiresInSeconds: Math.max(1, expiresInSeconds),
    ...(claims.walletId !== undefined && { walletId: claims.walletId }),
    ...(refreshToken !== undefined && {
      sessionId,
      refreshToken,
      sessionEndsAt: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  };
}
