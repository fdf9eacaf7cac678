import { v5 as uuidV5 } from 'uuid';

const NAMESPACE = '6f1f2a34-91c5-4d55-9d0e-2a0c8d2a7b11';

/**
 * The id of an account of the house itself, the same wherever it is worked out: its owner opens it, others post to it.
 * Names: `safeguarding:MAD`, `fee-income:MAD`, `fee-share:issuer:MAD`,
 * `network-position:m2t:MAD`, `programme-fund:tayssir`, `voucher-liability:tayssir`.
 */
export function systemAccountId(name: string): string {
  return uuidV5(name, NAMESPACE);
}
