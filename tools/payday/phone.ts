import { setTimeout as pause } from 'node:timers/promises';
import type { SignedInV1, WalletKind } from '@hanout/contracts';
import { ApiClient } from './api-client';
import type { Payday } from './payday';

interface Sms {
  messageId: string;
  text: string;
}

const LOOK_EVERY_MS = 40;
const WAIT_MAX_MS = 60_000;

/** Signs in as a person does: asks for a code, reads it on the phone, types it in. */
export async function signInByPhone(payday: Payday, phone: string, as: WalletKind): Promise<ApiClient> {
  const anyone = new ApiClient(payday.gatewayUrl);
  const seen = new Set((await messagesOf(payday, phone)).map((message) => message.messageId));
  await anyone.post('/auth/codes', { phone });
  const code = await nextCode(payday, phone, seen);
  const { accessToken } = await anyone.post<SignedInV1>('/auth/tokens', { grant: 'code', phone, code, as });
  return new ApiClient(payday.gatewayUrl, undefined, accessToken);
}

async function nextCode(payday: Payday, phone: string, seen: Set<string>): Promise<string> {
  const deadline = Date.now() + WAIT_MAX_MS;
  for (;;) {
    for (const message of await messagesOf(payday, phone)) {
      const code = seen.has(message.messageId) ? undefined : /(?<!\d)\d{6}(?!\d)/.exec(message.text)?.[0];
      if (code) return code;
    }
    if (Date.now() > deadline) throw new Error('a phone waited a minute for its code');
    await pause(LOOK_EVERY_MS);
  }
}

async function messagesOf(payday: Payday, phone: string): Promise<Sms[]> {
  const response = await fetch(`${payday.smsUrl}/phones/${encodeURIComponent(phone)}/messages`);
  if (!response.ok) throw new Error(`the SMS centre answered ${response.status}`);
  return (await response.json()) as Sms[];
}
