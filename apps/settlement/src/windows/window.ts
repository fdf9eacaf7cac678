import { businessDayOf } from '@hanout/calendar';
import type { NetworkName } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';

const NAMESPACE = '2f9f5c1e-6c0a-4b7e-8a35-9d1c3e5b7a90';

/** A window of one network in one currency, from the cut-off before it (or ever) to its own. */
export interface NewWindow {
  windowId: string;
  network: NetworkName;
  currency: string;
  businessDay: string;
  opensAt: Date | undefined;
  cutOffAt: Date;
}

/** Worked out of what it is, so that whoever closes it gives it the same id. */
export function newWindow(of: Omit<NewWindow, 'windowId' | 'businessDay'>): NewWindow {
  return {
    ...of,
    windowId: uuidV5([of.network, of.currency, of.cutOffAt.toISOString()].join('|'), NAMESPACE),
    businessDay: businessDayOf(of.cutOffAt),
  };
}
