import type { AccountToRegister, OutcomeById } from '@hanout/network-kit';
import type { M2tConfig } from './config';
import type { Line } from './line';
import { writePrivateData } from './private-data';
import { outcomeOf } from './status';

/** The file of accounts, and what is done to it (field 91): a record is added. */
const FILE = 'ACCOUNTS';
const ADD = '1';

/** File action 0300 → 0310, each account in a message of its own; the network knows the repeat by our id. */
export function registerAccounts(
  line: Line,
  config: M2tConfig,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  return Promise.all(
    batch.map(async ({ registrationId: id, walletId, kind, tier }): Promise<OutcomeById> => {
      const fields = {
        32: config.acquirer,
        48: writePrivateData({ id, walletId, kind, tier: String(tier) }),
        91: ADD,
        101: FILE,
      };
      const reply = await line.ask({ mti: '0300', fields });
      return { id, ...(reply.outcome === 'unknown' ? reply : outcomeOf(reply.message)) };
    }),
  );
}
