import type { WireError } from '@hanout/errors';

/** The packets of Nest's NATS transport, which answers the asks of every service. */
export interface QuestionPacket {
  pattern: string;
  id: string;
  data: unknown;
}

/** Why there is no answer: the business says no, or something broke on the other side. */
export type AskErrorWire = { refusal: WireError } | { failure: string };

export interface AnswerPacket {
  id?: string;
  err?: AskErrorWire | string | { message?: string };
  response?: unknown;
  isDisposed?: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodePacket(packet: QuestionPacket | AnswerPacket | object): Uint8Array {
  return encoder.encode(JSON.stringify(packet));
}

export function decodePacket<T>(bytes: Uint8Array): T {
  return JSON.parse(decoder.decode(bytes)) as T;
}
