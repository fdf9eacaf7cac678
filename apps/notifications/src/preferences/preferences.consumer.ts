import {
  changePreferences,
  ChangePreferencesV1,
  readPreferences,
  ReadPreferencesV1,
  type PreferencesV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PreferencesService } from './preferences.service';

@Controller()
export class PreferencesConsumer {
  constructor(private readonly preferences: PreferencesService) {}

  @Answers(readPreferences)
  read(@Payload() question: ReadPreferencesV1): Promise<PreferencesV1> {
    return this.preferences.read(question);
  }

  @Answers(changePreferences)
  change(@Payload() question: ChangePreferencesV1): Promise<PreferencesV1> {
    return this.preferences.change(question);
  }
}
