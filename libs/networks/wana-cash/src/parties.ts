/** `{ partyIdType, partyId }`: numbers without a plus, merchants by their code. */
export interface Party {
  partyIdType: 'MSISDN' | 'MERCHANT_CODE';
  partyId: string;
}

const MSISDN = /^[1-9]\d{6,14}$/;
const MERCHANT_CODE = /^[0-9A-Za-z-]{1,32}$/;

export function partyOf(account: string): Party {
  return { partyIdType: 'MSISDN', partyId: account.replace(/^\+/, '') };
}

/** A mobile number in E.164, or a merchant's code; undefined for what is neither. */
export function payeeOf({ partyIdType, partyId }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof partyId !== 'string') return undefined;
  if (partyIdType === 'MSISDN' && MSISDN.test(partyId)) return `+${partyId}`;
  return partyIdType === 'MERCHANT_CODE' && MERCHANT_CODE.test(partyId) ? partyId : undefined;
}
