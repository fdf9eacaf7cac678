import type { CallerV1, Language } from '@hanout/contracts';

/** What was written in both alphabets; a screen shows the one of its language. */
export interface Named {
  ar: string;
  fr: string;
}

/** Who is to be paid, as the person saw it before the PIN. */
export type Payee =
  | { kind: 'shop'; code: string; name: Named; place: Named }
  | { kind: 'person'; walletId: string; name: Named };

/** A payment that is wished for: made once, with the id and the key it keeps for ever. */
export interface Wish {
  /** The payment has this id. */
  paymentId: string;
  key: string;
  what: 'pay' | 'cash_code';
  amountMinor: string;
  feeMinor: string;
  totalMinor: string;
  /** Until when the price holds that was shown. */
  pricedUntil: string;
}

/** Why nothing was paid, in the words of the screens. */
export const REASONS = ['no_money', 'limit', 'payee_full', 'price_over', 'locked', 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** How a payment ended, or where it is. */
export interface Told {
  amountMinor: string;
  reference?: string;
  reason?: Reason;
  /** Of cash: what it costs, what the agent asks for, and until when. */
  feeMinor?: string;
  code?: string;
  until?: string;
}

export interface Line {
  /** `2026-11-28` */
  day: string;
  isIn: boolean;
  amountMinor: string;
}

/** What a session remembers between two screens; JSON, sealed in its row. No PIN is ever in it. */
export interface Data {
  language: Language;
  /** Of what has more than one page; counted from zero. */
  page: number;
  caller?: CallerV1;
  balanceMinor?: string;
  payee?: Payee;
  amountMinor?: string;
  wish?: Wish;
  told?: Told;
  lines?: Line[];
  /** A PIN that is being changed: where among the inputs of the session the one that stands and the new one were typed. */
  pinChange?: { currentAt: number; chosen?: { at: number; changeId: string } };
  voucher?: { amountMinor: string; until: string };
  /** The session that was cut off, and what it was about. */
  cutOff?: { sessionId: string; amountMinor: string };
}
