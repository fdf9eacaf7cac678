import type { RawNotice } from '@hanout/network-kit';

/** Which way it came: a request to our door, a file that was laid out for us, a frame on an open line, a statement of a day. */
export type NoticeVia = 'door' | 'file' | 'line' | 'report';

/** Takes or refuses; `too_large` is what was never read whole. */
export type NoticeCount = 'accepted' | 'replayed' | 'forged' | 'stale' | 'unreadable' | 'too_large';

export interface KeptNotice {
  noticeId: string;
  sealed: Buffer;
  receivedAt: Date;
  attempts: number;
}

export function noticePlace(noticeId: string): string {
  return `notices.raw:${noticeId}`;
}

/** As it is sealed. */
export function writeNotice({ name, headers, raw }: RawNotice): string {
  return JSON.stringify({ name, headers, raw: raw.toString('base64') });
}

export function readNotice(text: string): RawNotice {
  const { name, headers, raw } = JSON.parse(text) as Omit<RawNotice, 'raw'> & { raw: string };
  return { name, headers, raw: Buffer.from(raw, 'base64') };
}
