import type { Money } from '@hanout/money';
import type { OutcomeById } from './outcome';

/** Bytes that a network brought by itself or laid out for us, as they came: stored first, read afterwards. */
export interface RawNotice {
  /** Over HTTP `PUT /payouts/…` below our door; of a file its name; of a frame its kind. */
  name: string;
  /** In lower case. */
  headers: Readonly<Record<string, string>>;
  raw: Buffer;
}

/**
 * What became of a payout, or that somebody at the network paid one of our wallets. The network's own number makes an
 * event what it is: the same number again is the same event, whatever it says.
 */
export type NetworkEvent = ({ event: 'payout' } & OutcomeById) | ({ event: 'collection' } & Collection);

/** Money that the network took from an account of its own for one of our wallets. It has moved there for good. */
export interface Collection {
  /** The network's number for it. */
  ref: string;
  /** Whom it is for: a merchant's code, or a mobile number in E.164. */
  payee: string;
  amount: Money;
  collectedAt: Date;
}

/**
 * - `forged`: the signature is not the network's, or there is none.
 * - `stale`: signed, but for another time.
 * - `unreadable`: the network's, as far as one can tell, and not to be understood: kept for a person to look at.
 */
export type NoticeRefusal = 'forged' | 'stale' | 'unreadable';

export type NoticeReading =
  { reading: 'accepted'; events: NetworkEvent[] } | { reading: 'refused'; cause: NoticeRefusal };

export interface NoticeAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer;
}

export interface NoticeReader {
  /**
   * Checks who sent it, over the very bytes, before anything is parsed; then what it says. Pure: the same bytes at the
   * same time read the same.
   */
  read(notice: RawNotice, at: Date): NoticeReading;

  /** What the network hears when we have kept its notice, or refuse it, where it expects more than a bare status. */
  answer?(notice: RawNotice, reading: NoticeReading): NoticeAnswer;
}

/** Is told of each notice that arrives on an open line, and says what to answer once it is kept. */
export type ConnectionListener = (notice: RawNotice) => Promise<NoticeAnswer>;
