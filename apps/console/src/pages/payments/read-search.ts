import { readPhone } from '@hanout/identifiers';
import { dirhams } from '../../ui/money-input';

export interface Typed {
  readonly text: string;
  readonly day: string;
  readonly amount: string;
  readonly kind: string;
  readonly state: string;
}

export type Search =
  /** One payment that is named by its id. */
  | { readonly paymentId: string }
  /** Whose payments they are is asked of identity first. */
  | { readonly phone: string }
  | { readonly query: Readonly<Record<string, string | undefined>> };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const REFERENCE = /^[2-9A-HJKMNP-TV-Z]{10}$/;

/**
 * What was typed, as the API takes it: an id of a payment or of a wallet (`w:` before it), the ten characters of a
 * reference, a phone number, or a shop's code. Of a reference nothing narrows any more: there is one.
 *
 * @throws DomainError `money.invalid_amount`
 */
export function readSearch({ text, day, amount, kind, state }: Typed): Search {
  const word = text.trim();
  const walletId = /^w:\s*(.+)$/i.exec(word)?.[1];
  const narrowing = {
    day: day || undefined,
    amountMinor: amount.trim() === '' ? undefined : dirhams(amount.trim()).minor,
    kind: kind || undefined,
    state: state || undefined,
  };
  if (walletId !== undefined) return { query: { walletId, ...narrowing } };
  if (UUID.test(word)) return { paymentId: word.toLowerCase() };
  const phone = readPhone(word);
  if (phone !== undefined) return { phone };
  const upper = word.toUpperCase().replace(/[\s-]/g, '');
  if (REFERENCE.test(upper)) return { query: { reference: upper } };
  return { query: { merchantCode: word || undefined, ...narrowing } };
}
