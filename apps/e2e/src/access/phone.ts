import type { SignedInV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import type { Person } from './people';
import type { World } from './world';

/** Signs in as people do, with the code their phone gets; the id of the session that begins. */
export async function signInByPhone({ api, platform }: World, { phone }: Person): Promise<string> {
  const inbox = `${platform.urlOf('network-simulator')}/sms/phones/${encodeURIComponent(phone)}/messages`;
  await api.ok(undefined, 'POST', '/auth/codes', { phone });
  let code: string | undefined;
  await waitFor(
    async () => {
      const messages = (await (await fetch(inbox)).json()) as { text: string }[];
      code = messages.map(({ text }) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]).find(Boolean);
      return code !== undefined;
    },
    { timeoutMs: 30_000, what: 'a code by SMS' },
  );
  const body = { grant: 'code', phone, code };
  const { sessionId } = await api.ok<SignedInV1>(undefined, 'POST', '/auth/tokens', body);
  return sessionId ?? '';
}
