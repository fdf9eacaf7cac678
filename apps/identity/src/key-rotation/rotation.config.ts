import { IsString, Matches } from 'class-validator';
import { KEY_RING } from '@hanout/sealing';
import { IsSecret, type Environment } from '@hanout/service-kit';

/** Of the service's own settings what the command needs; hash keys and peppers are none of its business. */
export class RotationConfig {
  @IsSecret()
  @IsString()
  databaseUrl: string;

  @IsSecret()
  @Matches(KEY_RING)
  encryptionKeys: string;
}

export function environment(): Environment {
  return process.env;
}
