import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  readSigningKeys,
  ReadSigningKeysV1,
  requestCode,
  RequestCodeV1,
  signIn,
  SignInV1,
  type CodeRequestedV1,
  type SignedInV1,
  type SigningKeysV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { AccessTokens } from './access-tokens.service';
import { OneTimeCodes } from './one-time-codes.service';
import { SignIn } from './sign-in.service';

@Controller()
export class SignInConsumer {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly signIns: SignIn,
    private readonly tokens: AccessTokens,
  ) {}

  @Answers(requestCode)
  requestCode(@Payload() { body }: RequestCodeV1): Promise<CodeRequestedV1> {
    return this.codes.requestCode(body);
  }

  @Answers(signIn)
  signIn(@Payload() { body }: SignInV1): Promise<SignedInV1> {
    return this.signIns.signIn(body);
  }

  @Answers(readSigningKeys)
  readSigningKeys(@Payload() _question: ReadSigningKeysV1): SigningKeysV1 {
    return this.tokens.signingKeys();
  }
}
