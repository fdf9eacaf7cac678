import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { LANGUAGES, type Language } from '../identity/people-registered.evt.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';

export const MESSAGE_CATEGORIES = [
  'code',
  'money_out',
  'money_in',
  'bill',
  'security',
  'request',
  'report',
  'marketing',
] as const;
export type MessageCategory = (typeof MESSAGE_CATEGORIES)[number];

export const MESSAGE_CHANNELS = ['sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

export class CategoryChoiceV1 {
  @IsIn(MESSAGE_CATEGORIES)
  category: MessageCategory;

  @IsBoolean()
  isOn: boolean;

  /** False: codes, and what tells of money that left. */
  @IsBoolean()
  canSwitchOff: boolean;
}

export class PreferencesV1 {
  /** Absent: the person has chosen none and is not known with one. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  @IsArray()
  @IsIn(MESSAGE_CHANNELS, { each: true })
  channels: MessageChannel[];

  @IsListOf(() => CategoryChoiceV1, MESSAGE_CATEGORIES.length)
  categories: CategoryChoiceV1[];
}

export class ReadPreferencesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** All that is chosen, anew: what is left out is as if it had never been chosen. */
export class PreferencesChoiceV1 {
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(MESSAGE_CHANNELS, { each: true })
  channels?: MessageChannel[];

  /** Those that are not wanted; absent: marketing. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(MESSAGE_CATEGORIES.length)
  @IsIn(MESSAGE_CATEGORIES, { each: true })
  categoriesOff?: MessageCategory[];
}

export class ChangePreferencesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => PreferencesChoiceV1)
  body: PreferencesChoiceV1;
}

export const readPreferences = defineAsk({
  subject: 'notifications.ask.read-preferences.v1',
  question: ReadPreferencesV1,
  answer: PreferencesV1,
});

/** Errors: `notifications.always_on` for a category, `notifications.no_channel`. */
export const changePreferences = defineAsk({
  subject: 'notifications.ask.change-preferences.v1',
  question: ChangePreferencesV1,
  answer: PreferencesV1,
});
