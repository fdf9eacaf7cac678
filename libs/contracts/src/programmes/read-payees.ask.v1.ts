import { IsString } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';
import { PageRequestV1 } from './roster-request.v1';

/** A payee of a household with something due and a phone, as the network that is to open the wallet needs them. */
export class PayeeV1 {
  @IsString()
  cursor: string;

  @IsString()
  idcs: string;

  @IsString()
  cin: string;

  @IsString()
  nameAr: string;

  @IsString()
  nameFr: string;

  @IsString()
  phone: string;

  @IsString()
  language: string;
}

export class PayeesV1 {
  @IsListOf(() => PayeeV1, 1_000, 0)
  items: PayeeV1[];
}

/** Asked by a network's API client: only its own payees, only those without a wallet yet. */
export const readPayees = defineAsk({
  subject: 'programmes.ask.read-payees.v1',
  question: PageRequestV1,
  answer: PayeesV1,
});
