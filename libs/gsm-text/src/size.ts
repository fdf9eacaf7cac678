import { outsideGsm7, septetsOf } from './gsm7';

/** How much a carrier takes in one piece. */
export interface Room {
  /** Septets of GSM-7, when the whole text is written in it. */
  readonly septets: number;
  /** Units of UTF-16 otherwise: one letter that GSM-7 has not makes the whole text UCS-2. */
  readonly utf16Units: number;
}

/** 140 octets: 3GPP TS 23.040. */
export const ONE_SMS: Room = { septets: 160, utf16Units: 70 };

/** 160 octets: 3GPP TS 23.038, 5, and TS 24.080. Some carriers take 91 units of UCS-2, all take 80. */
export const ONE_USSD_SCREEN: Room = { septets: 182, utf16Units: 80 };

export interface TextSize {
  readonly alphabet: 'gsm7' | 'ucs2';
  readonly units: number;
}

export function sizeOf(text: string): TextSize {
  return outsideGsm7(text).length === 0
    ? { alphabet: 'gsm7', units: septetsOf(text) }
    : { alphabet: 'ucs2', units: text.length };
}

export function fits(text: string, { septets, utf16Units }: Room): boolean {
  const { alphabet, units } = sizeOf(text);
  return units <= (alphabet === 'gsm7' ? septets : utf16Units);
}
