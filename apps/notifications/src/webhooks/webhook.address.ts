import { BlockList, isIP } from 'node:net';

/**
 * Whom an endpoint may not lead to: the caller of a webhook stands inside the operator's network, so that a shop could
 * reach through it what only the inside can. The registers of special addresses: RFC 6890, and for IPv6 all that is not
 * global unicast, with the ranges that carry an IPv4 address within.
 */
const SPECIAL_IPV4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const SPECIAL_IPV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [address, prefix] of SPECIAL_IPV4) special.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of SPECIAL_IPV6) special.addSubnet(address, prefix, 'ipv6');
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Whether everybody may reach it. What is no address is not public. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return global.check(address, 'ipv6') && !special.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Names that lead nowhere but inside. */
const LOCAL_NAME = /^[^.]*$|(^|\.)(localhost|local|internal|lan|home|home\.arpa|corp|intranet|test|invalid)$/;

export type WebhookAddresses = 'public' | 'any';

/**
 * What of an endpoint can be judged without asking for its name; whither the name leads is looked at when it is sent.
 *
 * @returns the address as it is kept, or undefined when it is none for an endpoint
 */
export function readWebhookUrl(text: string, allowed: WebhookAddresses): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isOfAllowedKind = url.protocol === 'https:' || (allowed === 'any' && url.protocol === 'http:');
  if (!isOfAllowedKind || url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  if (allowed === 'public' && !isPublicHost(url)) return undefined;
  return url.href;
}

/** Of a host that is an address itself; of a name, whether it may be asked for. */
export function isPublicHost(url: URL): boolean {
  const host = hostOf(url);
  return isIP(host) ? isPublicAddress(host) : !LOCAL_NAME.test(host.replace(/\.$/, ''));
}

/** An IPv6 address stands in brackets there. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
