/** What a code that was scanned or typed leads to. */
export type Scanned =
  | { readonly is: 'shop-qr'; readonly text: string }
  | { readonly is: 'shop-code'; readonly code: string }
  | { readonly is: 'person'; readonly walletId: string }
  | { readonly is: 'unknown' };

const SHOP_CODE = /^[A-Z0-9]{4,12}$/;
/** On the cards of people without a phone that scans. */
const PERSON = /^hanout:wallet:([0-9a-f-]{36})$/i;
/** EMVCo, merchant-presented: it begins with its own version. */
const SHOP_QR = /^000201/;
const LONGEST = 512;

export function cardText(walletId: string): string {
  return `hanout:wallet:${walletId}`;
}

/** Only says what kind it is: whom it pays is read from the register, never from the code. */
export function whatWasScanned(text: string): Scanned {
  const plain = text.trim();
  if (plain.length > LONGEST) return { is: 'unknown' };
  if (SHOP_QR.test(plain)) return { is: 'shop-qr', text: plain };
  const [, walletId] = PERSON.exec(plain) ?? [];
  if (walletId !== undefined) return { is: 'person', walletId: walletId.toLowerCase() };
  const code = plain.toUpperCase();
  return SHOP_CODE.test(code) ? { is: 'shop-code', code } : { is: 'unknown' };
}
