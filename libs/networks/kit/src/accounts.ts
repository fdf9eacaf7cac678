export interface AccountToRegister {
  /** Made by us, the same for ever: the remote system knows the registration by it and does it once. */
  registrationId: string;
  walletId: string;
  kind: 'customer' | 'merchant';
  /** KYC level, 1 to 3. */
  tier: number;
}
