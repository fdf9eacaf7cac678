/** A text as it is read aloud: every kind of space is one. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** `1 250,50 DH` in centimes. */
export const centimes = (amount: string): number => Number(amount.replace(/[^\d]/g, ''));
