import { signBytes, type RawNotice, type ReportFetched, type Unknown } from '@hanout/network-kit';

/** How files go to and fro: over HTTP, or through a folder. */
export interface Transport {
  /** Hands a file over; `taken` once it is whole at the network, or on its way there for good. */
  put(file: OutFile): Promise<{ outcome: 'taken' } | Unknown>;
  /** What is laid out for us and whole; nothing where that cannot be told. */
  fetch(): Promise<RawNotice[]>;
  discard(name: string): Promise<void>;
  /** The statement of a day, which stays where it is. */
  statement(day: string): Promise<ReportFetched>;
}

export interface OutFile {
  name: string;
  raw: Buffer;
}

/** How many files are brought in one go. */
export const FETCH_MAX = 20;

const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.xml$/;

/** A name of a file and of nothing else: no folder, no file of another kind. */
export function isFileName(name: string): boolean {
  return FILE_NAME.test(name);
}

/** Of a file: over its bytes, beside it. */
export function signatureOf(raw: Buffer, secret: string): string {
  return signBytes(raw, secret);
}

/** Of a request: over its time, method, path below the base and body. */
export function requestSignature(
  { timestamp, method, path, raw }: { timestamp: string; method: string; path: string; raw: Buffer },
  secret: string,
): string {
  return signBytes(Buffer.concat([Buffer.from(`${timestamp}.${method}.${path}.`), raw]), secret);
}

/** What the network answers to a file that it has whole: nobody else can say it, and it says it of no other. */
export function acknowledgementOf({ name, raw }: OutFile, secret: string): string {
  return signBytes(Buffer.concat([Buffer.from(`taken.${name}.`), raw]), secret);
}
