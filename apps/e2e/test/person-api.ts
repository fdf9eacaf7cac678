import { waitFor } from '@hanout/testing';
import type { SignedInV1 } from '@hanout/contracts';
import type { PlatformUnderTest } from './platform-under-test';

/** Somebody with a phone, over HTTP. */
export class PersonApi {
  private token = '';

  constructor(
    private readonly platform: PlatformUnderTest,
    private readonly phone: string,
  ) {}

  /** What came to the phone so far, the newest first. */
  async messages(): Promise<string[]> {
    const inbox = `${this.platform.urlOf('network-simulator')}/sms/phones/${encodeURIComponent(this.phone)}/messages`;
    return ((await (await fetch(inbox)).json()) as { text: string }[]).map(({ text }) => text);
  }

  /** Of the newest message that has these digits somewhere, those seen before left out. */
  async digits(pattern: RegExp, seen: readonly string[] = []): Promise<string> {
    let found: string | undefined;
    await waitFor(
      async () => {
        const texts = (await this.messages()).filter((text) => !seen.includes(text));
        return (found = texts.map((text) => pattern.exec(text)?.[0]).find(Boolean)) !== undefined;
      },
      { timeoutMs: 30_000, what: `${pattern} by SMS` },
    );
    return found!;
  }

  async signIn(grant: 'code' | 'appointment'): Promise<this> {
    const { phone } = this;
    // The payday has signed some in already: their earlier codes are used up.
    const seen = await this.messages();
    await this.send('POST', '/auth/codes', { phone });
    const code = await this.digits(/(?<!\d)\d{6}(?!\d)/, seen);
    this.token = (await this.send<SignedInV1>('POST', '/auth/tokens', { grant, phone, code })).accessToken;
    return this;
  }

  async send<T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${this.platform.gatewayUrl}${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(this.token !== '' && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
