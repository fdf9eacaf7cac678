import { IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { defineFact } from '../message';

/** Who somebody is has to be shown again soon, or the wallet falls to the first tier. Said once for each verification. */
export class VerificationDueV1 {
  /** The case by which it was verified last. */
  @IsUUID()
  caseId: string;

  @IsUUID()
  walletId: string;

  @IsUUID()
  personId: string;

  @IsInt()
  @Min(2)
  @Max(3)
  tier: number;

  /** The last day on which it holds, of Morocco. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  lastDay: string;
}

export const verificationDue = defineFact({
  subject: 'identity.evt.verification-due.v1',
  data: VerificationDueV1,
  readers: ['notifications'],
});
