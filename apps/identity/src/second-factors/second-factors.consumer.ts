import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  challengePasskey,
  ChallengePasskeyV1,
  confirmTotp,
  ConfirmTotpV1,
  offerPasskey,
  OfferPasskeyV1,
  registerPasskey,
  RegisterPasskeyV1,
  startTotp,
  StartTotpV1,
  type PasskeyChallengeV1,
  type PasskeyOfferV1,
  type PasskeyV1,
  type TotpConfirmedV1,
  type TotpStartedV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Passkeys } from './passkeys.service';
import { Totp } from './totp.service';

@Controller()
export class SecondFactorsConsumer {
  constructor(
    private readonly totp: Totp,
    private readonly passkeys: Passkeys,
  ) {}

  @Answers(startTotp)
  startTotp(@Payload() { caller }: StartTotpV1): Promise<TotpStartedV1> {
    return this.totp.start(caller);
  }

  @Answers(confirmTotp)
  confirmTotp(@Payload() { caller, body }: ConfirmTotpV1): Promise<TotpConfirmedV1> {
    return this.totp.confirm(caller, body.code);
  }

  @Answers(offerPasskey)
  offerPasskey(@Payload() { caller }: OfferPasskeyV1): Promise<PasskeyOfferV1> {
    return this.passkeys.offer(caller);
  }

  @Answers(registerPasskey)
  registerPasskey(@Payload() { caller, body }: RegisterPasskeyV1): Promise<PasskeyV1> {
    return this.passkeys.register(caller, body);
  }

  @Answers(challengePasskey)
  challengePasskey(@Payload() _question: ChallengePasskeyV1): Promise<PasskeyChallengeV1> {
    return this.passkeys.challenge();
  }
}
