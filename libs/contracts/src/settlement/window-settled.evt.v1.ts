import { IsIn, IsUUID, Matches } from 'class-validator';
import { defineFact } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { INSTRUCTION_DIRECTIONS, type InstructionDirection } from './read-instruction.ask.v1';

/** The bank has booked what a closed window came to, as it was asked to. */
export class WindowSettledV1 {
  @IsUUID()
  windowId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** The business day of its cut-off. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @Matches(/^[A-Z0-9]{1,35}$/)
  messageId: string;

  @IsIn(INSTRUCTION_DIRECTIONS)
  direction: InstructionDirection;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** The day on which the bank booked it. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  bookedOn: string;
}

/** One for each window. Nobody of the house reads it yet: it is for whoever listens to the stream. */
export const windowSettled = defineFact({
  subject: 'settlement.evt.window-settled.v1',
  data: WindowSettledV1,
  readers: [],
});
