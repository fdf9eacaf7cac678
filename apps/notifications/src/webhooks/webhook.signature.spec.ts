import { createHmac } from 'node:crypto';
import { newSecret, signedHeaders } from './webhook.signature';

describe('the signature of a webhook', () => {
  it('is that of the example of the specification', () => {
    const headers = signedHeaders(
      { deliveryId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is there once for each secret, and of every byte', () => {
    const [one, other] = [newSecret(), newSecret()];
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(other).not.toBe(one);
    const signed = { deliveryId: 'an-id', timestamp: 7, body: '{"a":"é"}' };
    const of = (secret: string) =>
      `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
        .update('an-id.7.{"a":"é"}', 'utf8')
        .digest('base64')}`;
    expect(signedHeaders(signed, [one, other])['webhook-signature']).toBe(`${of(one)} ${of(other)}`);
  });
});
