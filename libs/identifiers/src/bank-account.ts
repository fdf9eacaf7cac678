/** A bank account's number, by its parts. Which bank a code is stands nowhere here: public tables contradict each other. */
export interface Rib {
  /** Twenty-four digits. */
  readonly rib: string;
  readonly bank: string;
  readonly locality: string;
  readonly account: string;
  readonly key: string;
}

/**
 * Relevé d'identité bancaire: 3 digits bank, 3 locality, 16 account, 2 key, spaces between. A key that does not fit is
 * not read: money sent there would be somebody else's.
 */
export function readRib(text: string): Rib | undefined {
  const digits = text.replace(/\s/g, '');
  if (!/^[0-9]{24}$/.test(digits) || /^0+$/.test(digits) || BigInt(digits) % 97n !== 0n) return undefined;
  return {
    rib: digits,
    bank: digits.slice(0, 3),
    locality: digits.slice(3, 6),
    account: digits.slice(6, 22),
    key: digits.slice(22),
  };
}

export interface MoroccanIban {
  /** `MA`, two check digits, the RIB. */
  readonly iban: string;
  readonly rib: Rib;
}

/** `MA64 0115 1900 …`: check digits by ISO 13616 (mod 97-10), and a RIB inside that fits by itself. */
export function readIban(text: string): MoroccanIban | undefined {
  const packed = text.replace(/\s/g, '');
  if (!/^[Mm][Aa][0-9]{26}$/.test(packed)) return undefined;
  const [check, rib] = [packed.slice(2, 4), readRib(packed.slice(4))];
  // M is 22 and A is 10 in ISO 13616's alphabet.
  if (rib === undefined || BigInt(`${rib.rib}2210${check}`) % 97n !== 1n) return undefined;
  return { iban: `MA${check}${rib.rib}`, rib };
}
