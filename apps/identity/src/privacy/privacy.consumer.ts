import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  changeConsent,
  ChangeConsentV1,
  erasePerson,
  ErasePersonV1,
  exportPerson,
  ExportPersonV1,
  readConsents,
  ReadConsentsV1,
  type ConsentsV1,
  type PersonErasedV1,
  type PersonExportV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Consents } from './consents.service';
import { Erasures } from './erasure.service';
import { PersonExports } from './export.service';

@Controller()
export class PrivacyConsumer {
  constructor(
    private readonly consents: Consents,
    private readonly exports: PersonExports,
    private readonly erasures: Erasures,
  ) {}

  @Answers(readConsents)
  readConsents(@Payload() question: ReadConsentsV1): Promise<ConsentsV1> {
    return this.consents.read(question);
  }

  @Answers(changeConsent)
  changeConsent(@Payload() question: ChangeConsentV1): Promise<ConsentsV1> {
    return this.consents.change(question);
  }

  @Answers(exportPerson)
  exportPerson(@Payload() question: ExportPersonV1): Promise<PersonExportV1> {
    return this.exports.export(question);
  }

  @Answers(erasePerson)
  erasePerson(@Payload() question: ErasePersonV1): Promise<PersonErasedV1> {
    return this.erasures.erase(question);
  }
}
