import { IsString, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from './network-names';

export class ReadRegistrationsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** How many of the wallets opened under a network its own system has acknowledged. */
export class RegistrationsV1 {
  @IsString()
  network: string;

  @Matches(/^\d+$/)
  waiting: string;

  @Matches(/^\d+$/)
  acknowledged: string;

  @Matches(/^\d+$/)
  declined: string;
}

/** One subject a network: `networks-cash-plus.ask.read-registrations.v1`. */
export const readRegistrations = Object.fromEntries(
  NETWORKS.map((network) => [
    network,
    defineAsk({
      subject: `networks-${network}.ask.read-registrations.v1`,
      question: ReadRegistrationsV1,
      answer: RegistrationsV1,
    }),
  ]),
) as Record<NetworkName, ReturnType<typeof defineAsk<ReadRegistrationsV1, RegistrationsV1>>>;
