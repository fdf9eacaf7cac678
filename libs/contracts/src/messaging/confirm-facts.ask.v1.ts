import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsString, IsUUID } from 'class-validator';
import { defineAsk } from '../message';

/** A reader tells a sender which of its facts it has applied and committed. */
export class ConfirmFactsV1 {
  @IsString()
  reader: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  factIds: string[];
}

export class FactsConfirmedV1 {
  @IsInt()
  closed: number;
}

/** Every service that says facts answers this one, under its own name. */
export function confirmFacts(owner: string) {
  return defineAsk({
    subject: `${owner}.ask.confirm-facts.v1`,
    question: ConfirmFactsV1,
    answer: FactsConfirmedV1,
  });
}
