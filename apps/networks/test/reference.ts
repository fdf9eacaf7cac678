import { sandboxAdapter } from '@hanout/network-sandbox';
import type { AdapterSource } from '../src/adapters';

/** The reference adapter in place of the network's own. */
export const reference: AdapterSource = () => Promise.resolve(sandboxAdapter);
