import type { PhoneInHand } from '../phone-in-hand';

/** One screen of a role as somebody sees it who came there. */
export interface Screen {
  /** Of its picture; unique within the app. */
  readonly name: string;
  /** The route of the app that it is, below `/wallet/<role>`: `/till`. */
  readonly route: string;
  /** What must be done first; by default the page of the route is opened. */
  readonly show?: (phone: PhoneInHand) => Promise<void>;
}
