import type { Actor } from '../cast';
import type { Screen } from './screen';

/** Every screen of the wallet by who sees it. A route without one fails the specs. */
export const WALLET_SCREENS: Readonly<Record<Actor, readonly Screen[]>> = {
  customer: [{ name: 'customer-home', route: '/' }],
  merchant: [{ name: 'merchant-home', route: '/' }],
  cashier: [{ name: 'cashier-home', route: '/' }],
  agent: [{ name: 'agent-home', route: '/' }],
};
