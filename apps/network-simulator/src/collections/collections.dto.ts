import { IsOptional, Matches } from 'class-validator';

/** Who pays where it is not said. */
export const SOMEBODY = '+212600009999';

export class CollectionToMake {
  /** Whom it is for: a merchant’s code, or a mobile number in E.164. */
  @Matches(/^\+?[A-Za-z0-9-]{1,40}$/)
  payee: string;

  /** Centimes of MAD. */
  @Matches(/^[1-9]\d{0,14}$/)
  amount: string;

  /** Who pays: a customer of the network. Without it, `SOMEBODY`. */
  @IsOptional()
  @Matches(/^\+\d{8,15}$/)
  account?: string;
}
