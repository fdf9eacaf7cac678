import { createHmac, timingSafeEqual } from 'node:crypto';

export const STEP_SECONDS = 30;
const DIGITS = 6;
/** A phone's clock may be one step away from ours, either way. */
const STEPS_AROUND = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of one step of 30 seconds (RFC 6238 with SHA-1 and six digits: what authenticator apps know). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 15;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS;
  return number.toString().padStart(DIGITS, '0');
}

/** @returns the step whose code it is, when it is now or one away */
export function stepOf(code: string, { secret, at }: { secret: Buffer; at: Date }): number | undefined {
  const now = Math.floor(at.getTime() / 1_000 / STEP_SECONDS);
  const given = Buffer.from(code);
  const steps = Array.from({ length: 2 * STEPS_AROUND + 1 }, (_, place) => now - STEPS_AROUND + place);
  return steps.find((step) => {
    const expected = Buffer.from(codeAt(secret, step));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** RFC 4648 without padding, as authenticator apps take it. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}
