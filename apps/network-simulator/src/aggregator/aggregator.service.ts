import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SimulatorConfig } from '../config';
import { networkSecret } from '../networks/network-secret';

const SERVICE_CODE = '*700#';
const WAITS_MS = 10_000;

/** What the service on the other side said. */
export interface Heard {
  status: number;
  text: string;
}

/** The operators' aggregator: carries what phones dial and send to the service behind our short number. */
@Injectable()
export class Aggregator {
  private readonly secret: string;

  constructor(private readonly config: SimulatorConfig) {
    this.secret = networkSecret(config.networksSecret, 'aggregator');
  }

  dial({ sessionId, phone, text }: { sessionId: string; phone: string; text: string }): Promise<Heard> {
    return this.post('/ussd', { sessionId, serviceCode: SERVICE_CODE, phoneNumber: phone, text });
  }

  send({ id, phone, text }: { id: string; phone: string; text: string }): Promise<Heard> {
    return this.post('/sms', { id, from: phone, to: '700', text });
  }

  /** The network's own words where nobody is there: a phone shows no more of it. */
  private async post(path: string, fields: Record<string, string>): Promise<Heard> {
    if (this.config.ussdUrl === undefined) return { status: 503, text: 'END No service behind this number.' };
    const body = new URLSearchParams(fields).toString();
    const seconds = Math.floor(Date.now() / 1_000);
    const signature = createHmac('sha256', this.secret).update(`${seconds}.${body}`).digest('hex');
    try {
      const answer = await fetch(`${this.config.ussdUrl}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-aggregator-time': String(seconds),
          'x-aggregator-signature': signature,
        },
        body,
        signal: AbortSignal.timeout(WAITS_MS),
      });
      return { status: answer.status, text: await answer.text() };
    } catch {
      return { status: 504, text: 'END Connection problem or invalid code.' };
    }
  }
}
