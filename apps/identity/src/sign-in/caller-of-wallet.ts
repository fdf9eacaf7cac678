import type { CallerV1 } from '@hanout/contracts';
import type { WalletOfPerson } from './wallet-choice';

/** A person acts with the wallet signed in to, as what that wallet is for. */
export function callerOfWallet(
  personId: string,
  { walletId, kind, network, merchantCode }: WalletOfPerson,
): CallerV1 {
  return {
    kind: 'person',
    id: personId,
    roles: [kind],
    network,
    walletId,
    ...(merchantCode !== undefined && { merchantCode }),
  };
}
