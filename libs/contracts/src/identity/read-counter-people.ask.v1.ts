import { ArrayMaxSize, IsIn, IsUUID } from 'class-validator';
import { defineAsk } from '../message';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export class ReadCounterPeopleV1 {
  @IsUUID()
  agentId: string;

  @IsIn(NETWORKS)
  network: NetworkName;
}

export class CounterPeopleV1 {
  /** Those who have accepted to serve there; ids alone, for whoever has a message for them. */
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  personIds: string[];
}

/** Who serves at an agent's counter for a network now; asked by services. */
export const readCounterPeople = defineAsk({
  subject: 'identity.ask.read-counter-people.v1',
  question: ReadCounterPeopleV1,
  answer: CounterPeopleV1,
});
