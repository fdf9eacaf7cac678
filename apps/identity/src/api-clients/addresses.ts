import { BlockList, isIP } from 'node:net';

const BITS = { 4: 32, 6: 128 } as const;

interface Range {
  address: string;
  prefix: number;
  family: 4 | 6;
}

/** `192.0.2.0/24`, `2001:db8::/32`, or one address. @returns undefined when it is none */
export function readRange(text: string): Range | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const family = isIP(address);
  if (rest.length > 0 || (family !== 4 && family !== 6) || address.includes('%')) return undefined;
  if (length === undefined) return { address, prefix: BITS[family], family };
  const prefix = Number(length);
  if (!/^\d{1,3}$/.test(length) || prefix > BITS[family]) return undefined;
  return { address, prefix, family };
}

/** An IPv4 address is the same whether or not it came in over IPv6. */
export function isAmong(ranges: readonly string[], address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  const family = isIP(plain);
  if (family === 0) return false;
  const list = new BlockList();
  for (const text of ranges) {
    const range = readRange(text);
    if (range !== undefined) list.addSubnet(range.address, range.prefix, `ipv${range.family}`);
  }
  return list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}
