import { chooseWallet, type WalletOfPerson } from './wallet-choice';

const shop: WalletOfPerson = { walletId: 'shop', kind: 'merchant', network: 'm2t', merchantCode: 'M00001' };
const older: WalletOfPerson = { walletId: 'older', kind: 'customer', network: 'm2t' };
const newer: WalletOfPerson = { walletId: 'newer', kind: 'customer', network: 'cash-plus' };

describe('which wallet to sign in to', () => {
  it.each([
    ['the customer’s by default', [shop, older, newer], {}, older],
    ['else the only one', [shop], {}, shop],
    ['the kind asked for', [shop, older], { as: 'merchant' as const }, shop],
    ['none of another kind', [older], { as: 'merchant' as const }, undefined],
    ['the network asked for', [older, newer], { network: 'cash-plus' }, newer],
    ['none of another network', [older], { as: 'customer' as const, network: 'cash-plus' }, undefined],
    ['none when there is none', [], {}, undefined],
  ])('%s', (_name, wallets, wish, chosen) => {
    expect(chooseWallet(wallets, wish)).toBe(chosen);
  });
});
