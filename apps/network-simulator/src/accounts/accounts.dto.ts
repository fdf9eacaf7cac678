import { IsListOf, WALLET_KINDS, type WalletKind } from '@hanout/contracts';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';

export class AccountToRegister {
  @IsUUID()
  registrationId: string;

  @IsUUID()
  walletId: string;

  @IsIn(WALLET_KINDS)
  kind: WalletKind;

  @IsInt()
  @Min(1)
  @Max(3)
  tier: number;
}

export class AccountBatch {
  @IsListOf(() => AccountToRegister, 500)
  accounts: AccountToRegister[];
}
