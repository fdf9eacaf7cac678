import { IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { RosterRequestV1 } from './roster-request.v1';
import { RosterV1 } from './roster.v1';

export class CreateRosterBodyV1 {
  /** Made by the sender from the content of the files: the same files are the same roster. */
  @IsUUID()
  rosterId: string;

  @Matches(/^[a-z0-9-]{2,40}$/)
  programme: string;

  /** The dated rules to judge by: `tayssir-2020-21-t3`. */
  @Matches(/^[a-z0-9-]{2,60}$/)
  ruleSet: string;
}

export class CreateRosterV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => CreateRosterBodyV1)
  body: CreateRosterBodyV1;
}

export const createRoster = defineAsk({
  subject: 'programmes.ask.create-roster.v1',
  question: CreateRosterV1,
  answer: RosterV1,
});

/** Starts the evaluation and answers at once; read the roster to follow it. */
export const evaluateRoster = defineAsk({
  subject: 'programmes.ask.evaluate-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
});

export const readRoster = defineAsk({
  subject: 'programmes.ask.read-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
});

/** Two different approvers are needed; each counts once. The second one makes the roster `approved`. */
export const approveRoster = defineAsk({
  subject: 'programmes.ask.approve-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
  deadlineMs: 15_000,
});

/** Starts paying (approved and funded rosters only) and answers at once. Asking again while it runs or after it ended pays nobody twice. */
export const disburseRoster = defineAsk({
  subject: 'programmes.ask.disburse-roster.v1',
  question: RosterRequestV1,
  answer: RosterV1,
  deadlineMs: 30_000,
});
