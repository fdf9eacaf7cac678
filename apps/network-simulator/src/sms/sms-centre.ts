import { Injectable } from '@nestjs/common';
import { SimulatorConfig } from '../config';
import { Journal } from '../journal/journal';
import type { SmsToSend } from './sms.dto';

export interface SmsShown {
  messageId: string;
  text: string;
  at: string;
}

export interface SmsResult {
  messageId: string;
  outcome: 'accepted' | 'rejected';
  reason?: string;
}

type Entry = SmsShown & { to: string };

/** What a phone shows: its last messages. */
const SHOWN_MAX = 20;
const MOBILE = /^\+212[67]\d{8}$/;

/** The operators' SMS centre: it knows a message by its id and sends it to the phone once. */
@Injectable()
export class SmsCentre {
  private readonly journal: Journal<Entry>;
  private readonly known = new Set<string>();
  private readonly phones = new Map<string, SmsShown[]>();

  constructor(config: SimulatorConfig) {
    this.journal = new Journal(config.journalDir, 'sms');
    for (const entry of this.journal.read()) this.show(entry);
  }

  send(messages: SmsToSend[]): SmsResult[] {
    const fresh: Entry[] = [];
    const results = messages.map(({ messageId, to, text }): SmsResult => {
      if (!MOBILE.test(to)) return { messageId, outcome: 'rejected', reason: 'not_a_mobile_number' };
      if (!this.known.has(messageId)) {
        const entry = { messageId, to, text, at: new Date().toISOString() };
        this.show(entry);
        fresh.push(entry);
      }
      return { messageId, outcome: 'accepted' };
    });
    this.journal.append(fresh);
    return results;
  }

  /** Newest first. */
  messagesOf(phone: string): SmsShown[] {
    return [...(this.phones.get(phone) ?? [])].reverse();
  }

  summary(): { messages: number; phones: number } {
    return { messages: this.known.size, phones: this.phones.size };
  }

  private show({ to, ...message }: Entry): void {
    this.known.add(message.messageId);
    const shown = this.phones.get(to) ?? [];
    shown.push(message);
    if (shown.length > SHOWN_MAX) shown.shift();
    this.phones.set(to, shown);
  }
}
