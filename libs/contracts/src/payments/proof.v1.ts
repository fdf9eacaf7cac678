import { IsOptional, IsString, MaxLength } from 'class-validator';
import { DeviceConsentV1 } from '../identity/authorise-payment.ask.v1';
import { IsPart } from '../nested';

/** The payer's proof that it is him, where the amount asks for one. */
export class ProofV1 {
  @IsOptional()
  @IsString()
  @MaxLength(12)
  pin?: string;

  @IsOptional()
  @IsPart(() => DeviceConsentV1)
  device?: DeviceConsentV1;
}
