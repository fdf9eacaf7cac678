import { readPhone } from '@hanout/identifiers';
import type { Dialled } from '../sessions/sessions.service';

/** Longer is nothing that a person typed. */
const TEXT_MAX = 400;
const INPUTS_MAX = 60;
const SESSION_ID = /^[\x21-\x7e]{1,100}$/;

/** `sessionId`, `phoneNumber` and `text`: all inputs since the number was dialled, with `*` between. @returns undefined when it is none */
export function readDialled(form: URLSearchParams): Dialled | undefined {
  const sessionId = form.get('sessionId') ?? '';
  const phone = readPhone(form.get('phoneNumber') ?? '');
  const text = form.get('text') ?? '';
  if (!SESSION_ID.test(sessionId) || phone === undefined || text.length > TEXT_MAX) return undefined;
  const inputs = text === '' ? [] : text.split('*');
  return inputs.length > INPUTS_MAX ? undefined : { sessionId, phone, inputs };
}

export interface Received {
  id: string;
  phone: string;
  text: string;
}

/** `id`, `from` and `text` of a message that somebody sent to our short number. */
export function readReceived(form: URLSearchParams): Received | undefined {
  const id = form.get('id') ?? '';
  const phone = readPhone(form.get('from') ?? '');
  const text = form.get('text') ?? '';
  if (!SESSION_ID.test(id) || phone === undefined || text.length > TEXT_MAX) return undefined;
  return { id, phone, text };
}
