import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Matches, Min } from 'class-validator';
import { defineFact } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { NETWORKS, type NetworkName } from '../networks/network-names';

/** The figures of a window of a network stand for ever. */
export class WindowClosedV1 {
  @IsUUID()
  windowId: string;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** The business day of its cut-off. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsISO8601()
  cutOffAt: string;

  /** Above zero the network is owed it, below it owes. */
  @IsBalance()
  net: BalanceV1;

  /** Lines that it counts. */
  @IsInt()
  @Min(0)
  movements: number;

  /** Of the instruction to the bank. Absent: nothing is owed, the window is settled by that, and no more is told of it. */
  @IsOptional()
  @Matches(/^[A-Z0-9]{1,35}$/)
  messageId?: string;
}

/** One for each window. Nobody of the house reads it yet: it is for whoever listens to the stream. */
export const windowClosed = defineFact({
  subject: 'settlement.evt.window-closed.v1',
  data: WindowClosedV1,
  readers: [],
});
