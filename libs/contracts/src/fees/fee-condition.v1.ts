import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, Matches } from 'class-validator';

export const FEE_CIRCUMSTANCES = [
  'payer_programme',
  'mcc',
  'payee_tier',
  'payer_tier',
  'channel',
  'route',
] as const;
export type FeeCircumstance = (typeof FEE_CIRCUMSTANCES)[number];

/** A schedule applies only where what is so in this circumstance is one of these. */
export class FeeConditionV1 {
  /**
   * `payer_programme`: a programme has paid a grant into the payer's wallet. `mcc`: the trade of the shop, ISO 18245.
   * `payee_tier`, `payer_tier`: 1, 2, 3. `channel`: a payment channel. `route`: `on_us`, both wallets at one network,
   * or `off_us`.
   */
  @IsIn(FEE_CIRCUMSTANCES)
  circumstance: FeeCircumstance;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(/^[a-z0-9][a-z0-9_-]{0,39}$/, { each: true })
  isOneOf: string[];
}
