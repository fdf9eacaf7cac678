import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { reachOf } from '@hanout/access';
import type {
  CallerV1,
  CustomerSignedUpV1,
  NetworkName,
  NumberHolderV1,
  SignUpCustomerV1,
} from '@hanout/contracts';
import { readPhone } from '@hanout/identifiers';
import { Agents } from '../agents/agents.service';
import { networkOf } from '../agents/network-of';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { LostRace } from '../enrolment/enrolment.queries';
import type { ReadPerson } from '../enrolment/enrolment.reading';
import { Enrolment } from '../enrolment/enrolment.service';
import { OneTimeCodes } from '../sign-in/one-time-codes.service';
import { readPersonToSignIn } from '../sign-in/sign-in.queries';
import { chooseWallet, type WalletOfPerson } from '../sign-in/wallet-choice';
import { readOwnName } from './own-name';
import { BARS, SIGN_UP_ERRORS } from './sign-up.errors';

const FIRST_TIER = 1;
const RACES_MAX = 5;

/** Whose wallet stands for the number now, and whether it was opened just now. */
export interface SignedUp {
  personId: string;
  wallet: WalletOfPerson;
  isNew: boolean;
}

/** People who come by themselves, or to an agent: the first tier needs a number that answers, and nothing else. */
@Injectable()
export class SignUps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: OneTimeCodes,
    private readonly enrolment: Enrolment,
    private readonly agents: Agents,
  ) {}

  async signUpCustomer({ caller, body }: SignUpCustomerV1): Promise<CustomerSignedUpV1> {
    reachOf(caller, 'identity.sign-up-customer');
    const network = networkOf(caller);
    const { agentId = '' } = caller;
    const { bar } = await this.agents.authorise({ agentId, network, act: 'open_account', tier: FIRST_TIER });
    if (bar !== undefined) throw SIGN_UP_ERRORS.error(BARS[bar]);
    const { personId, wallet, isNew } = await this.signUp(network, body, () => caller);
    return { personId, walletId: wallet.walletId, isNew };
  }

  /** With what he says of himself; the names are looked at before the code, which is good once. */
  async signUp(
    network: NetworkName,
    body: NumberHolderV1,
    by: (personId: string) => CallerV1,
  ): Promise<SignedUp> {
    const person = readHolder(body);
    const phoneHash = await this.codes.redeem(body);
    if (phoneHash === undefined) throw SIGN_UP_ERRORS.error('identity.code_wrong', { field: 'code' });
    const before = await this.standing(phoneHash, network);
    if (before?.wallet) return { personId: before.personId, wallet: before.wallet, isNew: false };
    for (let races = 0; ; races += 1) {
      try {
        const holder = (await this.standing(phoneHash, network))?.personId;
        await this.enrolment.enrolNumber(network, person, { by, ...(holder !== undefined && { holder }) });
        break;
      } catch (error) {
        if (!(error instanceof LostRace)) throw error;
        // Somebody was faster with the wallet itself, or with the number.
        if ((await this.standing(phoneHash, network))?.wallet) break;
        // Or it stands and the ledger has still to open it.
        if (races >= RACES_MAX) break;
      }
    }
    const after = await this.standing(phoneHash, network);
    if (!after?.wallet) throw ENROLMENT_ERRORS.error('identity.wallet_not_opened');
    return { personId: after.personId, wallet: after.wallet, isNew: true };
  }

  private async standing(
    phoneHash: Buffer,
    network: NetworkName,
  ): Promise<{ personId: string; wallet: WalletOfPerson | undefined } | undefined> {
    const person = await readPersonToSignIn(this.dataSource.manager, phoneHash);
    return person && { ...person, wallet: chooseWallet(person.wallets, { as: 'customer', network }) };
  }
}

/** @throws DomainError `identity.invalid_phone`, `identity.blank_name`, `identity.name_misleading` */
function readHolder({ phone: written, nameAr, nameFr, language }: NumberHolderV1): Omit<ReadPerson, 'cin'> {
  const phone = readPhone(written);
  if (phone === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_phone', { field: 'phone' });
  const ar = nameAr === undefined ? undefined : ownName('ar', 'nameAr', nameAr);
  const fr = nameFr === undefined ? undefined : ownName('fr', 'nameFr', nameFr);
  const name = ar ?? fr;
  if (name === undefined) throw ENROLMENT_ERRORS.error('identity.blank_name', { field: 'nameAr' });
  const names = { nameAr: ar ?? name, nameFr: fr ?? name };
  return { enrolmentId: `own:${uuidV7()}`, phone, ...names, language, tier: FIRST_TIER, references: [] };
}

function ownName(script: 'ar' | 'fr', field: string, text: string): string {
  const name = readOwnName(script, text);
  if (name === undefined) throw SIGN_UP_ERRORS.error('identity.name_misleading', { field });
  return name;
}
