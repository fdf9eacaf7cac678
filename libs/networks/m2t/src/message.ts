import { FIELDS, type FieldFormat } from './fields';

/** A message of ISO 8583:1987: text in ASCII, bitmaps in binary. */
export interface IsoMessage {
  /** Kind: `0200` */
  mti: string;
  /** By number, as text; bytes as hexadecimal digits. */
  fields: Readonly<Record<number, string>>;
}

const MTI = /^0[1-8]\d{2}$/;
const MTI_LENGTH = 4;
const BITMAP_BYTES = 8;
const ALLOWED: Record<FieldFormat['kind'], RegExp> = {
  n: /^\d+$/,
  ans: /^[\x20-\x7e]+$/,
  b: /^[0-9a-f]+$/,
};

/** @throws RangeError for what the table does not allow: a mistake of ours. */
export function packMessage({ mti, fields }: IsoMessage): Buffer {
  if (!MTI.test(mti)) throw new RangeError(`Not a kind of message: ${mti}`);
  const numbers = Object.keys(fields)
    .map(Number)
    .sort((one, other) => one - other);
  const hasSecond = numbers.some((number) => number > 64);
  const bitmap = Buffer.alloc(hasSecond ? 2 * BITMAP_BYTES : BITMAP_BYTES);
  if (hasSecond) setBit(bitmap, 1);
  const parts = numbers.map((number) => {
    setBit(bitmap, number);
    return packField(number, fields[number]!);
  });
  return Buffer.concat([Buffer.from(mti, 'latin1'), bitmap, ...parts]);
}

/** Undefined for whatever is not exactly one message as `packMessage` makes it: cut off, longer, or of unknown fields. */
export function unpackMessage(raw: Buffer): IsoMessage | undefined {
  const mti = raw.toString('latin1', 0, MTI_LENGTH);
  const bitmap = bitmapOf(raw);
  if (!MTI.test(mti) || !bitmap) return undefined;
  const fields: Record<number, string> = {};
  let at = MTI_LENGTH + bitmap.length;
  for (let number = 2; number <= bitmap.length * 8; number += 1) {
    if (!hasBit(bitmap, number)) continue;
    const field = unpackField(FIELDS[number], raw, at);
    if (!field) return undefined;
    fields[number] = field.value;
    at = field.end;
  }
  return at === raw.length ? { mti, fields } : undefined;
}

function packField(number: number, value: string): Buffer {
  const format = FIELDS[number];
  const size = format?.kind === 'b' ? value.length / 2 : value.length;
  const isRight = format && (format.lengthDigits ? size <= format.length : size === format.length);
  if (!isRight || !ALLOWED[format.kind].test(value)) throw new RangeError(`Not what field ${number} holds`);
  if (format.kind === 'b') return Buffer.from(value, 'hex');
  const prefix = format.lengthDigits ? String(size).padStart(format.lengthDigits, '0') : '';
  return Buffer.from(prefix + value, 'latin1');
}

function unpackField(
  format: FieldFormat | undefined,
  raw: Buffer,
  at: number,
): { value: string; end: number } | undefined {
  if (!format) return undefined;
  const { kind, lengthDigits = 0 } = format;
  const from = at + lengthDigits;
  const prefix = raw.toString('latin1', at, from);
  if (lengthDigits && !(prefix.length === lengthDigits && /^\d+$/.test(prefix))) return undefined;
  const size = lengthDigits ? Number(prefix) : format.length;
  const end = from + size;
  if (size > format.length || end > raw.length) return undefined;
  const value = raw.toString(kind === 'b' ? 'hex' : 'latin1', from, end);
  return ALLOWED[kind].test(value) ? { value, end } : undefined;
}

/** Both bitmaps where the first bit says that there are two; a second one that is empty is not as we write it. */
function bitmapOf(raw: Buffer): Buffer | undefined {
  const first = raw.subarray(MTI_LENGTH, MTI_LENGTH + BITMAP_BYTES);
  if (first.length < BITMAP_BYTES) return undefined;
  if (!hasBit(first, 1)) return first;
  const both = raw.subarray(MTI_LENGTH, MTI_LENGTH + 2 * BITMAP_BYTES);
  const isWhole = both.length === 2 * BITMAP_BYTES && both.subarray(BITMAP_BYTES).some((byte) => byte !== 0);
  return isWhole ? both : undefined;
}

/** Bits are counted from 1, the highest of the first byte. */
function setBit(bitmap: Buffer, number: number): void {
  bitmap[(number - 1) >> 3]! |= 0x80 >> ((number - 1) & 7);
}

function hasBit(bitmap: Buffer, number: number): boolean {
  return (bitmap[(number - 1) >> 3]! & (0x80 >> ((number - 1) & 7))) !== 0;
}
