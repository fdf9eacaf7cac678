import { readSigningKeys } from '@hanout/contracts';
import { NoAnswer, type Asks } from '@hanout/messaging';
import { fixedClock, waitFor } from '@hanout/testing';
import { aCaller, aSigningKey, sign } from '../../test/gateway-under-test';
import { Logger } from '@nestjs/common';
import { GatewayConfig } from '../config';
import { AccessTokens } from './access-tokens.service';
import { SigningKeys } from './signing-keys.service';

describe('the signing keys', () => {
  beforeAll(() => Logger.overrideLogger(false));

  async function aGate(settings: Partial<GatewayConfig> = {}) {
    const clock = fixedClock(new Date());
    const first = await aSigningKey('key-1');
    const identity = { keys: [first.publicJwk], isDown: false, asked: 0 };
    const ask = async (): Promise<object> => {
      identity.asked += 1;
      await Promise.resolve();
      if (identity.isDown) throw new NoAnswer(readSigningKeys.subject, 'TIMEOUT');
      return { keys: identity.keys };
    };
    const config = Object.assign(new GatewayConfig(), settings);
    const tokens = new AccessTokens(
      new SigningKeys({ ask } as unknown as Asks, config, clock),
      config,
      clock,
    );
    const later = (seconds: number): void =>
      void clock.set(new Date(clock.now().getTime() + seconds * 1_000));
    return { tokens, identity, first, later };
  }

  it('are read once for all who need them at once', async () => {
    const { tokens, identity, first } = await aGate();
    const callers = await Promise.all(
      Array.from({ length: 20 }, async () => tokens.verify(await sign(first, aCaller('customer')))),
    );
    expect([callers.length, identity.asked]).toEqual([20, 1]);
  });

  it('are read again for an unknown key, but not at every stranger’s wish', async () => {
    const { tokens, identity, later } = await aGate({ signingKeysPauseSeconds: 10 });
    const stranger = await aSigningKey('key-9');
    const knock = async (): Promise<void> =>
      expect(tokens.verify(await sign(stranger, aCaller('customer')))).rejects.toMatchObject({
        code: 'platform.token_invalid',
      });
    for (let knocks = 0; knocks < 20; knocks += 1) await knock();
    expect(identity.asked).toBe(1);
    later(10);
    await Promise.all(Array.from({ length: 20 }, knock));
    expect(identity.asked).toBe(2);
    identity.keys = [stranger.publicJwk];
    later(10);
    await expect(tokens.verify(await sign(stranger, aCaller('customer')))).resolves.toMatchObject({
      caller: { roles: ['customer'] },
    });
  });

  it('that were withdrawn stop working soon after their time, for tokens seen before too', async () => {
    const { tokens, identity, first, later } = await aGate({ signingKeysTtlSeconds: 60 });
    const token = await sign(first, aCaller('customer'));
    await tokens.verify(token);
    identity.keys = [(await aSigningKey('key-2')).publicJwk];
    later(59);
    await expect(tokens.verify(token)).resolves.toBeDefined();
    later(1);
    await tokens.verify(token);
    await waitFor(() => identity.asked === 2);
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'platform.token_invalid' });
  });

  it('that are known go on serving at once while identity is away', async () => {
    const { tokens, identity, first, later } = await aGate({ signingKeysTtlSeconds: 60 });
    await tokens.verify(await sign(first, aCaller('customer')));
    identity.isDown = true;
    later(61);
    await expect(tokens.verify(await sign(first, aCaller('customer')))).resolves.toBeDefined();
    await expect(tokens.verify(await sign(first, aCaller('customer')))).resolves.toBeDefined();
  });

  it('that were never had leave nobody in, and say that it is not the token’s fault', async () => {
    const { tokens, identity, first } = await aGate();
    identity.isDown = true;
    const token = await sign(first, aCaller('customer'));
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'platform.unavailable' });
    identity.isDown = false;
    await expect(tokens.verify(token)).resolves.toBeDefined();
  });

  it('are not needed for a token seen before, until it expires; what is remembered has a limit', async () => {
    const { tokens, first, later } = await aGate({ tokensCachedMax: 2 });
    const remembered = tokens as unknown as { verified: Map<string, unknown> };
    const token = await sign(first, { ...aCaller('customer'), expiresInSeconds: 30 });
    const caller = await tokens.verify(token);
    expect(await tokens.verify(token)).toBe(caller);
    later(31);
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'platform.token_expired' });
    for (let callers = 0; callers < 5; callers += 1)
      await tokens.verify(await sign(first, aCaller('customer')));
    expect(remembered.verified.size).toBe(2);
  });
});
