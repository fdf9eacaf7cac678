import type { WalletKind } from '@hanout/contracts';

export interface WalletOfPerson {
  walletId: string;
  kind: WalletKind;
  network: string;
  merchantCode?: string;
}

/**
 * Which wallet a person signs in to. `wallets` stand oldest first. Nothing said: the customer's wallet, else the one
 * there is; several of a kind: the oldest, unless the network is named.
 */
export function chooseWallet(
  wallets: readonly WalletOfPerson[],
  wish: { as?: WalletKind; network?: string },
): WalletOfPerson | undefined {
  const within = wallets.filter((wallet) => wish.network === undefined || wallet.network === wish.network);
  if (wish.as !== undefined) return within.find((wallet) => wallet.kind === wish.as);
  return within.find((wallet) => wallet.kind === 'customer') ?? within[0];
}
